package io.github.supervisorevents.notifier.outbox;

import static io.github.supervisorevents.notifier.outbox.OutboxSamples.NOON;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.dispatch;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.ofIncident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.FailureReason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneStepTest {
  private static final FailureReason DOWN = new FailureReason("HTTP 503", "down");
  private static final FailureReason REVOKED = new FailureReason("token_revoked", "renew it");
  private static final DeliveryResult RETRY = new DeliveryResult.RetryLater(DOWN, Optional.empty());

  private final SettableClock clock = new SettableClock(NOON);
  private final ScriptedChannel channel = new ScriptedChannel();
  private final List<String> heard = new ArrayList<>();
  private Outbox outbox = new InMemoryOutbox();
  private LaneStep step = step(RateLimit.none());

  private LaneStep step(RateLimit limit) {
    return new LaneStep(
        new LaneSettings("ops", RetryPolicy.givingUpAfter(Duration.ofHours(1)), limit),
        outbox,
        () -> channel,
        new Listening(),
        clock,
        new SplittableRandom(1));
  }

  private final class Listening implements LaneObserver {
    @Override
    public void delivered(StoredDelivery delivery, Duration took) {
      heard.add("delivered " + delivery.notification().id());
    }

    @Override
    public void postponed(StoredDelivery delivery, FailureReason reason, Instant until) {
      heard.add("postponed " + delivery.notification().id());
    }

    @Override
    public void rejected(StoredDelivery delivery, FailureReason reason) {
      heard.add("rejected " + delivery.notification().id());
    }

    @Override
    public void refused(StoredDelivery delivery, FailureReason reason) {
      heard.add("refused " + delivery.notification().id());
    }

    @Override
    public void gaveUp(StoredDelivery delivery, FailureReason reason) {
      heard.add("gaveUp " + delivery.notification().id());
    }
  }

  private void store(Dispatch... dispatches) {
    outbox.store(Batch.of(clock.instant(), List.of(dispatches)));
  }

  private void run() {
    while (step.take().equals(LaneStep.AT_ONCE)) {
      assertThat(channel.attempts()).hasSizeLessThan(100);
    }
  }

  private List<StoredDelivery> buried() {
    return outbox.list(DeliveryQuery.of(EnumSet.of(DeliveryState.BURIED), 100));
  }

  @Test
  void nothingStoredMeansWaitUntilSomethingIs() {
    assertThat(step.take()).isEqualTo(LaneStep.WHEN_STORED);
    assertThat(channel.attempts()).isEmpty();
  }

  @Test
  void deliversInOrderAndMarksAsSent() {
    store(dispatch("n1", "ops"), dispatch("n2", "ops"));
    store(dispatch("n3", "ops"));

    run();

    assertThat(channel.notifications()).containsExactly("n1", "n2", "n3");
    assertThat(outbox.pending()).isEmpty();
    assertThat(heard).containsExactly("delivered n1", "delivered n2", "delivered n3");
  }

  @Test
  void aFailedDeliveryIsTriedAgainWithTheSameIdBeforeAnyOther() {
    store(dispatch("n1", "ops"), dispatch("n2", "ops"));
    channel.willAnswer(RETRY);
    run();
    assertThat(channel.notifications()).containsExactly("n1");

    Instant due = step.take();
    assertThat(due).isAfter(NOON).isBeforeOrEqualTo(NOON.plusSeconds(1));
    clock.set(due);
    run();

    assertThat(channel.notifications()).containsExactly("n1", "n1", "n2");
    assertThat(channel.attempts()).extracting(Delivery::attempt).containsExactly(1, 2, 1);
    assertThat(channel.attempts().get(0).id()).isEqualTo(channel.attempts().get(1).id());
  }

  @Test
  void theTimeTheServiceAsksForIsKeptToTheLastAlsoByALaterLane() {
    store(dispatch("n1", "ops"), dispatch("n2", "ops"));
    channel.willAnswer(new DeliveryResult.RetryLater(DOWN, Optional.of(Duration.ofSeconds(90))));
    run();

    step = step(RateLimit.none());
    clock.set(NOON.plusSeconds(90).minusMillis(1));
    run();
    assertThat(channel.attempts()).hasSize(1);

    clock.set(NOON.plusSeconds(90));
    run();
    assertThat(channel.notifications()).containsExactly("n1", "n1", "n2");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 999})
  void aServiceThatWantsToBeAskedAgainAtOnceIsNotHammered(long millis) {
    store(dispatch("n1", "ops"));
    for (int answer = 0; answer < 20; answer++) {
      channel.willAnswer(
          new DeliveryResult.RetryLater(DOWN, Optional.of(Duration.ofMillis(millis))));
    }
    while (clock.instant().isBefore(NOON.plusSeconds(30))) {
      run();
      clock.set(step.take());
    }

    assertThat(channel.attempts()).hasSizeBetween(4, 8);
  }

  @Test
  void aServiceThatAsksForYearsIsAskedAgainWhenTheDeliveryWouldBeGivenUp() {
    store(dispatch("n1", "ops"));
    channel.willAnswer(new DeliveryResult.RetryLater(DOWN, Optional.of(Duration.ofDays(3650))));
    run();

    assertThat(step.take()).isEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void aClockThatIsSetBackMakesNothingWaitForTheOldTime() {
    store(dispatch("n1", "ops"), dispatch("n2", "ops"));
    channel.willAnswer(RETRY);
    run();

    clock.advance(Duration.ofHours(-1));
    run();

    assertThat(channel.notifications()).containsExactly("n1", "n1", "n2");
  }

  @Test
  void whatWasStoredBeforeTheClockWasSetBackDoesNotWaitForThatTime() {
    store(dispatch("n1", "ops"));
    clock.advance(Duration.ofHours(-1));
    channel.willAnswer(RETRY);
    run();
    assertThat(channel.notifications()).containsExactly("n1");

    clock.set(step.take());
    run();

    assertThat(channel.notifications()).containsExactly("n1", "n1");
  }

  @Test
  void aPauseThatAServiceAskedForBeforeTheClockWasSetBackIsOverForEverybody() {
    store(dispatch("n1", "ops"));
    channel.willAnswer(new DeliveryResult.RetryLater(DOWN, Optional.of(Duration.ofSeconds(90))));
    run();

    clock.advance(Duration.ofHours(-1));
    store(dispatch("n2", "ops"));
    run();

    assertThat(channel.notifications()).containsExactly("n1", "n1", "n2");
  }

  @Test
  void aPauseThatAServiceAsksForAfterTheClockWasSetBackIsKept() {
    store(dispatch("n1", "ops"), dispatch("n2", "ops"));
    channel.willAnswer(RETRY);
    run();
    channel.willAnswer(new DeliveryResult.RetryLater(DOWN, Optional.of(Duration.ofSeconds(90))));
    clock.advance(Duration.ofHours(-1));
    run();
    Instant asked = clock.instant().plusSeconds(90);

    assertThat(step.take()).isEqualTo(asked);
    clock.set(asked);
    run();
    clock.advance(Duration.ofSeconds(1));
    run();

    assertThat(channel.notifications()).containsExactly("n1", "n1", "n1", "n2");
  }

  @Test
  void aNotificationThatIsRejectedIsBuriedAndTheNextGoesOut() {
    store(dispatch("n1", "ops"), dispatch("n2", "ops"));
    channel.willAnswer(
        new DeliveryResult.Rejected(
            new FailureReason("invalid_blocks", "x"), DeliveryResult.Scope.NOTIFICATION));

    run();

    assertThat(channel.notifications()).containsExactly("n1", "n2");
    assertThat(buried()).extracting(found -> found.notification().id()).containsExactly("n1");
    assertThat(heard).containsExactly("rejected n1", "delivered n2");
  }

  @Test
  void aRefusedChannelBuriesEachDeliveryWithTheReason() {
    store(dispatch("n1", "ops"), dispatch("n2", "ops"));
    for (int i = 0; i < 2; i++) {
      channel.willAnswer(new DeliveryResult.Rejected(REVOKED, DeliveryResult.Scope.CHANNEL));
    }

    run();

    assertThat(buried())
        .hasSize(2)
        .allSatisfy(found -> assertThat(found.lastFailure()).contains(REVOKED));
    assertThat(heard).containsExactly("refused n1", "refused n2");
  }

  @Test
  void whatIsTooOldIsTriedOnceMoreAndThenGivenUp() {
    store(dispatch("n1", "ops"));
    clock.advance(Duration.ofHours(2));
    channel.willAnswer(RETRY);

    run();

    assertThat(channel.attempts()).hasSize(1);
    assertThat(heard).containsExactly("gaveUp n1");
    assertThat(buried())
        .singleElement()
        .satisfies(found -> assertThat(found.lastFailure()).contains(DOWN));
  }

  @Test
  void aDeliveryThatWaitedLongIsMarkedAsLate() {
    store(dispatch("n1", "ops"));
    clock.advance(Duration.ofMinutes(6));

    run();

    assertThat(channel.attempts()).extracting(Delivery::late).containsExactly(true);
  }

  @Test
  void oldNewsOfAnIncidentIsMergedIntoTheNewest() {
    store(
        new Dispatch(ofIncident("n1", "i1"), List.of("ops")),
        new Dispatch(ofIncident("n2", "i2"), List.of("ops")),
        new Dispatch(ofIncident("n3", "i1"), List.of("ops")),
        dispatch("n4", "ops"),
        new Dispatch(ofIncident("n5", "i1"), List.of("ops")));
    clock.set(NOON.plus(LaneStep.LATE_AFTER).plusSeconds(1));

    run();

    assertThat(channel.notifications()).containsExactly("n2", "n4", "n5");
    assertThat(channel.attempts()).extracting(Delivery::late).containsOnly(true);
  }

  @Test
  void freshNewsOfAnIncidentIsNotMerged() {
    store(
        new Dispatch(ofIncident("n1", "i1"), List.of("ops")),
        new Dispatch(ofIncident("n2", "i1"), List.of("ops")));

    run();

    assertThat(channel.notifications()).containsExactly("n1", "n2");
  }

  @Test
  void theRateLimitSpacesAttemptsOut() {
    step = step(new RateLimit(2, Duration.ofSeconds(1)));
    store(dispatch("n1", "ops"), dispatch("n2", "ops"), dispatch("n3", "ops"));

    run();
    assertThat(channel.notifications()).containsExactly("n1", "n2");
    assertThat(step.take()).isEqualTo(NOON.plusSeconds(1));

    clock.set(NOON.plusSeconds(1));
    run();
    assertThat(channel.notifications()).containsExactly("n1", "n2", "n3");
  }

  @Test
  void whatAChannelRemembersComesBackToIt() {
    store(
        new Dispatch(ofIncident("n1", "i1"), List.of("ops")),
        new Dispatch(ofIncident("n2", "i1"), List.of("ops")),
        new Dispatch(ofIncident("n3", "i2"), List.of("ops")));
    channel.willAnswer(new DeliveryResult.Delivered(Map.of("ts", "1.0"), Map.of("chat", "42")));

    run();

    assertThat(channel.attempts().get(1).incidentMemory()).isEqualTo(Map.of("ts", "1.0"));
    assertThat(channel.attempts().get(1).channelMemory()).isEqualTo(Map.of("chat", "42"));
    assertThat(channel.attempts().get(2).incidentMemory()).isEmpty();
    assertThat(channel.attempts().get(2).channelMemory()).isEqualTo(Map.of("chat", "42"));
  }

  @Test
  void aChannelThatThrowsIsTriedAgain() {
    store(dispatch("n1", "ops"));
    channel.willAnswer(
        () -> {
          throw new IllegalStateException("secret-token");
        });

    run();

    assertThat(heard).containsExactly("postponed n1");
    assertThat(outbox.next("ops").orElseThrow().lastFailure().orElseThrow().toString())
        .contains("IllegalStateException")
        .doesNotContain("secret-token");
  }

  @Test
  void whatWasDeliveredButCouldNotBeWrittenDownIsNotSentAgain(@TempDir Path folder)
      throws SQLException {
    Path file = folder.resolve("outbox.db");
    try (SqliteOutbox sqlite =
            SqliteOutbox.open(file, Durability.NORMAL, Duration.ofMillis(1), clock);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      outbox = sqlite;
      step = step(RateLimit.none());
      store(dispatch("n1", "ops"));
      statement.execute("begin immediate");

      assertThatThrownBy(step::take).isInstanceOf(OutboxException.class);
      assertThatThrownBy(step::take).isInstanceOf(OutboxException.class);
      statement.execute("rollback");
      run();

      assertThat(channel.notifications()).containsExactly("n1");
      assertThat(outbox.pending()).isEmpty();
      assertThat(heard).as("told when it was written down").containsExactly("delivered n1");
    }
  }
}

package io.github.supervisorevents.notifier.outbox;

import static io.github.supervisorevents.notifier.outbox.OutboxSamples.NOON;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.bare;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.dispatch;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.ofIncident;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every outbox promises. */
interface OutboxContract {
  FailureReason DOWN = new FailureReason("HTTP 503", "the service is down");
  DeliveryQuery EVERYTHING = DeliveryQuery.of(EnumSet.allOf(DeliveryState.class), 100);

  /** An empty outbox; the same one whenever it is asked for within a test. */
  Outbox outbox();

  @Test
  default void whatWasStoredIsPendingOnItsChannels() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops", "mail"))));

    StoredDelivery found = outbox().next("ops").orElseThrow();

    assertThat(found.notification()).isEqualTo(plain("n1"));
    assertThat(found.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(found.attempts()).isZero();
    assertThat(found.storedAt()).isEqualTo(NOON);
    assertThat(found.notBefore()).isEqualTo(NOON);
    assertThat(found.lastFailure()).isEmpty();
    assertThat(found.finishedAt()).isEmpty();
    assertThat(outbox().next("mail").orElseThrow().id()).isNotEqualTo(found.id());
    assertThat(outbox().next("other")).isEmpty();
    assertThat(outbox().pending()).containsExactlyInAnyOrderEntriesOf(Map.of("ops", 1, "mail", 1));
  }

  @Test
  default void aNotificationWithoutAnythingOptionalComesBackAsItWas() {
    outbox().store(Batch.of(NOON, List.of(new Dispatch(bare("n1"), List.of("ops")))));

    assertThat(outbox().next("ops").orElseThrow().notification()).isEqualTo(bare("n1"));
  }

  @Test
  default void aDeliveryIdHasNoDotThoughItsChannelHas() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops.example.org"))));

    assertThat(outbox().next("ops.example.org").orElseThrow().id()).doesNotContain(".");
  }

  @Test
  default void deliveriesComeInTheOrderTheyWereStored() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n2", "ops"), dispatch("n9", "ops"))));
    outbox().store(Batch.of(NOON.minusSeconds(9), List.of(dispatch("n1", "ops"))));

    assertThat(drain("ops")).containsExactly("n2", "n9", "n1");
  }

  private List<String> drain(String channel) {
    List<String> ids = new java.util.ArrayList<>();
    Optional<StoredDelivery> next = outbox().next(channel);
    while (next.isPresent()) {
      ids.add(next.get().notification().id());
      outbox().settle(next.get(), new Settlement.Sent(NOON, Map.of(), Map.of()));
      next = outbox().next(channel);
    }
    return ids;
  }

  @Test
  default void stateIsWrittenReplacedAndRemoved() {
    change(new StateChange("incident", "a", Optional.of("1")));
    change(new StateChange("incident", "b", Optional.of("2")));
    change(new StateChange("silence", "a", Optional.of("3")));
    change(new StateChange("incident", "a", Optional.of("4")));
    assertThat(outbox().state("incident"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", "4", "b", "2"));

    change(new StateChange("incident", "b", Optional.empty()));

    assertThat(outbox().state("incident")).containsExactly(Map.entry("a", "4"));
    assertThat(outbox().state("silence")).containsExactly(Map.entry("a", "3"));
    assertThat(outbox().state("nothing")).isEmpty();
  }

  private void change(StateChange change) {
    outbox().store(new Batch(NOON, List.of(), List.of(change)));
  }

  @Test
  default void aPostponedDeliveryStaysFirstAndRemembersWhy() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"), dispatch("n2", "ops"))));
    Instant until = NOON.plusSeconds(30);

    outbox()
        .settle(
            outbox().next("ops").orElseThrow(), new Settlement.Postponed(NOON, DOWN, until, false));

    StoredDelivery again = outbox().next("ops").orElseThrow();
    assertThat(again.notification().id()).isEqualTo("n1");
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.notBefore()).isEqualTo(until);
    assertThat(again.lastFailure()).contains(DOWN);
  }

  @Test
  default void aWaitThatTheServiceAskedForHoldsEverythingOnItsChannel() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"), dispatch("n2", "ops", "mail"))));
    StoredDelivery first = outbox().next("ops").orElseThrow();
    Instant until = NOON.plusSeconds(30);

    outbox().settle(first, new Settlement.Postponed(NOON, DOWN, until, true));
    outbox().settle(first, new Settlement.Buried(NOON, DOWN));

    assertThat(outbox().next("ops").orElseThrow().notification().id()).isEqualTo("n2");
    assertThat(outbox().next("ops").orElseThrow().notBefore()).isEqualTo(until);
    assertThat(outbox().next("mail").orElseThrow().notBefore()).isEqualTo(NOON);
  }

  @Test
  default void aTimeIsNeverRoundedToAnEarlierOne() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));
    Instant until = NOON.plusNanos(1_500_001);

    outbox()
        .settle(
            outbox().next("ops").orElseThrow(), new Settlement.Postponed(NOON, DOWN, until, true));

    assertThat(outbox().next("ops").orElseThrow().notBefore()).isAfterOrEqualTo(until);
  }

  @Test
  default void whatIsSettledIsNotPendingButCanBeListed() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"), dispatch("n2", "ops"))));

    outbox()
        .settle(
            outbox().next("ops").orElseThrow(),
            new Settlement.Sent(NOON.plusSeconds(1), Map.of(), Map.of()));
    outbox()
        .settle(
            outbox().next("ops").orElseThrow(), new Settlement.Buried(NOON.plusSeconds(2), DOWN));

    assertThat(outbox().next("ops")).isEmpty();
    assertThat(outbox().pending()).isEmpty();
    List<StoredDelivery> all = outbox().list(EVERYTHING);
    assertThat(all)
        .extracting(StoredDelivery::state)
        .containsExactly(DeliveryState.BURIED, DeliveryState.SENT);
    assertThat(all.get(0).lastFailure()).contains(DOWN);
    assertThat(all.get(0).finishedAt()).contains(NOON.plusSeconds(2));
    assertThat(all.get(0).attempts()).isEqualTo(1);
  }

  @Test
  default void aSettledDeliveryIsNotSettledAgain() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));
    StoredDelivery delivery = outbox().next("ops").orElseThrow();
    outbox().settle(delivery, new Settlement.Sent(NOON, Map.of(), Map.of()));

    outbox().settle(delivery, new Settlement.Buried(NOON, DOWN));
    outbox().settle(delivery, new Settlement.Postponed(NOON, DOWN, NOON.plusSeconds(9), true));

    assertThat(outbox().list(EVERYTHING))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.state()).isEqualTo(DeliveryState.SENT);
              assertThat(found.notBefore()).isEqualTo(NOON);
            });
  }

  @Test
  default void listingKeepsToStateChannelAndLimit() {
    for (int i = 1; i <= 4; i++) {
      outbox().store(Batch.of(NOON, List.of(dispatch("n" + i, "ops", "mail"))));
    }
    outbox()
        .settle(outbox().next("ops").orElseThrow(), new Settlement.Sent(NOON, Map.of(), Map.of()));

    assertThat(
            outbox()
                .list(
                    new DeliveryQuery(
                        EnumSet.of(DeliveryState.PENDING),
                        Optional.of("ops"),
                        Optional.empty(),
                        2)))
        .extracting(delivery -> delivery.notification().id())
        .containsExactly("n4", "n3");
    assertThat(outbox().list(DeliveryQuery.of(EnumSet.of(DeliveryState.SENT), 9)))
        .extracting(delivery -> delivery.notification().id())
        .containsExactly("n1");
  }

  @Test
  default void listingKeepsToATime() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));
    outbox().store(Batch.of(NOON.plusSeconds(60), List.of(dispatch("n2", "ops"))));

    DeliveryQuery query =
        new DeliveryQuery(
            EnumSet.allOf(DeliveryState.class),
            Optional.empty(),
            Optional.of(NOON.plusSeconds(60)),
            9);

    assertThat(outbox().list(query))
        .extracting(delivery -> delivery.notification().id())
        .containsExactly("n2");
  }

  @Test
  default void aDeliveryIsFoundByItsId() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops", "mail"))));
    StoredDelivery mail = outbox().next("mail").orElseThrow();

    assertThat(outbox().find(mail.id())).contains(mail);
    assertThat(outbox().find("n1")).isEmpty();
  }

  @Test
  default void whatWasBuriedIsPendingAgainAfterARetry() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"), dispatch("n2", "ops"))));
    StoredDelivery first = outbox().next("ops").orElseThrow();
    outbox().settle(first, new Settlement.Buried(NOON, DOWN));

    Instant later = NOON.plus(Duration.ofDays(3));
    assertThat(outbox().retry(List.of(first.id()), later)).isEqualTo(1);

    StoredDelivery again = outbox().next("ops").orElseThrow();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(again.attempts()).isZero();
    assertThat(again.storedAt()).isEqualTo(later);
    assertThat(again.notBefore()).isEqualTo(later);
    assertThat(again.lastFailure()).contains(DOWN);
    assertThat(again.finishedAt()).isEmpty();
    assertThat(outbox().pending()).containsEntry("ops", 2);
  }

  @Test
  default void aRetryEndsTheWaitForTheNextAttemptButNotTheOneTheServiceAskedFor() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops", "mail"))));
    StoredDelivery ops = outbox().next("ops").orElseThrow();
    StoredDelivery mail = outbox().next("mail").orElseThrow();
    Instant until = NOON.plusSeconds(600);
    outbox().settle(ops, new Settlement.Postponed(NOON, DOWN, until, false));
    outbox().settle(mail, new Settlement.Postponed(NOON, DOWN, until, true));

    assertThat(outbox().retry(List.of(ops.id(), mail.id()), NOON.plusSeconds(1))).isEqualTo(2);

    assertThat(outbox().next("ops").orElseThrow().notBefore()).isEqualTo(NOON.plusSeconds(1));
    assertThat(outbox().next("mail").orElseThrow().notBefore()).isEqualTo(until);
  }

  @Test
  default void whatWasSentIsNeitherRetriedNorDropped() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));
    StoredDelivery sent = outbox().next("ops").orElseThrow();
    outbox().settle(sent, new Settlement.Sent(NOON, Map.of(), Map.of()));

    assertThat(outbox().retry(List.of(sent.id(), "unknown"), NOON)).isZero();
    assertThat(outbox().drop(List.of(sent.id(), "unknown"), NOON)).isZero();
    assertThat(outbox().find(sent.id()).orElseThrow().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  default void whatWasDroppedIsNotSentUnlessItIsRetried() {
    outbox().store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));
    StoredDelivery delivery = outbox().next("ops").orElseThrow();

    assertThat(outbox().drop(List.of(delivery.id()), NOON)).isEqualTo(1);
    assertThat(outbox().drop(List.of(delivery.id()), NOON)).isZero();
    outbox().settle(delivery, new Settlement.Sent(NOON, Map.of(), Map.of()));

    assertThat(outbox().next("ops")).isEmpty();
    StoredDelivery dropped = outbox().find(delivery.id()).orElseThrow();
    assertThat(dropped.state()).isEqualTo(DeliveryState.DROPPED);
    assertThat(dropped.finishedAt()).contains(NOON);
    assertThat(outbox().retry(List.of(delivery.id()), NOON)).isEqualTo(1);
    assertThat(outbox().next("ops")).isPresent();
  }

  @Test
  default void aDeliveryIsOvertakenByALaterOneOfItsIncidentThatIsPendingOnItsChannel() {
    outbox()
        .store(
            Batch.of(
                NOON,
                List.of(
                    new Dispatch(ofIncident("n1", "i1"), List.of("ops", "mail")),
                    new Dispatch(ofIncident("n2", "i2"), List.of("mail")),
                    new Dispatch(ofIncident("n3", "i1"), List.of("ops")),
                    dispatch("n4", "ops"))));

    assertThat(outbox().isOvertaken(outbox().find("n1-ops").orElseThrow())).isTrue();
    assertThat(outbox().isOvertaken(outbox().find("n1-mail").orElseThrow())).isFalse();
    assertThat(outbox().isOvertaken(outbox().find("n3-ops").orElseThrow())).isFalse();
    assertThat(outbox().isOvertaken(outbox().find("n4-ops").orElseThrow())).isFalse();

    outbox()
        .settle(
            outbox().find("n3-ops").orElseThrow(), new Settlement.Sent(NOON, Map.of(), Map.of()));
    assertThat(outbox().isOvertaken(outbox().find("n1-ops").orElseThrow())).isFalse();
  }

  @Test
  default void memoriesBelongToTheirChannelAndIncident() {
    outbox()
        .store(
            Batch.of(
                NOON,
                List.of(
                    new Dispatch(ofIncident("n1", "i1"), List.of("ops")),
                    new Dispatch(ofIncident("n2", "i1"), List.of("ops", "mail")),
                    new Dispatch(ofIncident("n3", "i2"), List.of("ops")),
                    new Dispatch(plain("n4"), List.of("ops")))));

    sendNext("ops", Map.of("ts", "1.0"), Map.of("chat", "42"));
    StoredDelivery second = outbox().next("ops").orElseThrow();
    assertThat(outbox().memory(second))
        .isEqualTo(new ChannelMemory(Map.of("ts", "1.0"), Map.of("chat", "42")));
    assertThat(outbox().memory(outbox().next("mail").orElseThrow()))
        .isEqualTo(new ChannelMemory(Map.of(), Map.of()));

    sendNext("ops", Map.of("reply", "2.0"), Map.of("chat", "43"));
    assertThat(outbox().memory(second))
        .isEqualTo(new ChannelMemory(Map.of("ts", "1.0", "reply", "2.0"), Map.of("chat", "43")));

    StoredDelivery otherIncident = outbox().next("ops").orElseThrow();
    assertThat(outbox().memory(otherIncident))
        .isEqualTo(new ChannelMemory(Map.of(), Map.of("chat", "43")));
    sendNext("ops", Map.of(), Map.of());
    assertThat(outbox().memory(outbox().next("ops").orElseThrow()).incident()).isEmpty();
  }

  private void sendNext(String channel, Map<String, String> incident, Map<String, String> own) {
    outbox().settle(outbox().next(channel).orElseThrow(), new Settlement.Sent(NOON, incident, own));
  }

  @Test
  default void pruningForgetsWhatWasFinishedLongAgoAndNothingElse() {
    for (int i = 1; i <= 5; i++) {
      outbox().store(Batch.of(NOON, List.of(dispatch("n" + i, "ops"))));
    }
    Instant old = NOON.minus(Duration.ofDays(10));
    outbox()
        .settle(outbox().next("ops").orElseThrow(), new Settlement.Sent(old, Map.of(), Map.of()));
    outbox().settle(outbox().next("ops").orElseThrow(), new Settlement.Buried(old, DOWN));
    outbox()
        .settle(outbox().next("ops").orElseThrow(), new Settlement.Sent(NOON, Map.of(), Map.of()));
    outbox().settle(outbox().next("ops").orElseThrow(), new Settlement.Buried(NOON, DOWN));

    int forgotten =
        outbox().prune(NOON, new Retention(Duration.ofDays(1), Duration.ofDays(20), 100));

    assertThat(forgotten).isEqualTo(1);
    assertThat(outbox().list(EVERYTHING))
        .extracting(delivery -> delivery.notification().id())
        .containsExactly("n5", "n4", "n3", "n2");
  }

  @Test
  default void pruningKeepsTheNewestWhenThereAreTooMany() {
    for (int i = 1; i <= 6; i++) {
      outbox().store(Batch.of(NOON, List.of(dispatch("n" + i, "ops"))));
    }
    for (int i = 1; i <= 5; i++) {
      sendNext("ops", Map.of(), Map.of());
    }

    int forgotten = outbox().prune(NOON, new Retention(Duration.ofDays(1), Duration.ofDays(1), 2));

    assertThat(forgotten).isEqualTo(3);
    assertThat(outbox().list(EVERYTHING))
        .extracting(delivery -> delivery.notification().id())
        .containsExactly("n6", "n5", "n4");
  }
}

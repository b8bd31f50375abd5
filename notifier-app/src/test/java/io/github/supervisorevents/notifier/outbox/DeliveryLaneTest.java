package io.github.supervisorevents.notifier.outbox;

import static io.github.supervisorevents.notifier.outbox.OutboxSamples.dispatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.FailureReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveryLaneTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Clock clock = Clock.systemUTC();
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final ScriptedChannel channel = new ScriptedChannel();
  private final CountDownLatch three = new CountDownLatch(3);
  private final DeliveryLane lane =
      lane(
          new LaneObserver() {
            @Override
            public void delivered(StoredDelivery delivery, Duration took) {
              three.countDown();
            }
          });

  private DeliveryLane lane(LaneObserver observer) {
    RetryPolicy soon =
        new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofHours(1));
    return new DeliveryLane(
        new LaneSettings("ops", soon, RateLimit.none()), outbox, () -> channel, observer, clock);
  }

  private void store(long serial) {
    outbox.store(Batch.of(clock.instant(), List.of(dispatch("n" + serial, "ops"))));
    lane.wake();
  }

  @AfterEach
  void end() throws InterruptedException {
    lane.finish(clock.instant());
    lane.join(LONG);
  }

  @Test
  void deliversWhatWasStoredBeforeAndAfterItStartedAndRetries() throws InterruptedException {
    channel.willAnswer(
        new DeliveryResult.RetryLater(new FailureReason("x", "y"), Optional.empty()));
    store(1);
    lane.start();
    store(2);
    store(3);

    assertThat(three.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(channel.notifications()).containsExactly("n1", "n1", "n2", "n3");
  }

  @Test
  void aDefectBesideADeliveryDoesNotEndTheLane() throws InterruptedException {
    store(1);
    store(2);
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    DeliveryLane defective =
        lane(
            new LaneObserver() {
              @Override
              public void delivered(StoredDelivery delivery, Duration took) {
                if (delivery.notification().id().equals("n1")) {
                  throw new IllegalStateException("as a defect would");
                }
                second.countDown();
              }

              @Override
              public void defect(String channel, RuntimeException cause) {
                told.countDown();
              }
            });

    defective.start();

    assertThat(second.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(told.getCount()).isZero();
    assertThat(channel.notifications()).containsExactly("n1", "n2");
    defective.finish(clock.instant());
    assertThat(defective.join(LONG)).isTrue();
  }

  @Test
  void finishingSendsWhatIsDueAndEnds() throws InterruptedException {
    store(1);
    store(2);
    lane.finish(clock.instant().plus(LONG));
    lane.start();

    assertThat(lane.join(LONG)).isTrue();
    assertThat(channel.notifications()).containsExactly("n1", "n2");
  }

  @Test
  void finishingDoesNotWaitForWhatIsDueAfterTheDeadline() throws InterruptedException {
    channel.willAnswer(
        new DeliveryResult.RetryLater(
            new FailureReason("HTTP 429", "y"), Optional.of(Duration.ofMinutes(10))));
    store(1);
    lane.finish(clock.instant().plus(Duration.ofMinutes(5)));
    lane.start();

    assertThat(lane.join(LONG)).isTrue();
    assertThat(channel.attempts()).hasSize(1);
    assertThat(outbox.pending()).containsEntry("ops", 1);
  }

  @Test
  void looksAgainWhenAskedThoughItWaitsForItsNextAttempt() throws InterruptedException {
    Duration hour = Duration.ofHours(1);
    CountDownLatch delivered = new CountDownLatch(1);
    DeliveryLane patient =
        new DeliveryLane(
            new LaneSettings("ops", new RetryPolicy(hour, hour, hour), RateLimit.none()),
            outbox,
            () -> channel,
            new LaneObserver() {
              @Override
              public void delivered(StoredDelivery delivery, Duration took) {
                delivered.countDown();
              }
            },
            clock);
    channel.willAnswer(
        new DeliveryResult.RetryLater(new FailureReason("x", "y"), Optional.empty()));
    store(1);
    patient.start();

    // Again and again, because the first attempt may not be settled yet.
    do {
      outbox.retry(List.of("n1-ops"), clock.instant());
      patient.lookAgain();
    } while (!delivered.await(10, TimeUnit.MILLISECONDS));

    assertThat(channel.notifications()).containsExactly("n1", "n1");
    patient.finish(clock.instant());
    assertThat(patient.join(LONG)).isTrue();
  }

  @Test
  void anIdleLaneEndsAtOnce() throws InterruptedException {
    lane.start();
    lane.finish(Instant.MAX);

    assertThat(lane.join(LONG)).isTrue();
  }

  @Test
  void aChannelThatHangsIsLeftBehindAtTheDeadline() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    channel.willAnswer(
        () -> {
          inside.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new DeliveryResult.RetryLater(new FailureReason("x", "y"), Optional.empty());
        });
    store(1);
    lane.start();
    inside.await();
    lane.finish(clock.instant());

    assertThat(lane.join(Duration.ofMillis(1))).isFalse();
    assertThat(lane.join(LONG)).isTrue();
    assertThat(outbox.pending()).containsEntry("ops", 1);
  }
}

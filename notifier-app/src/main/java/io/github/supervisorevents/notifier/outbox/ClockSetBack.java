package io.github.supervisorevents.notifier.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a wall clock that was set back from making a lane wait until the old time has come again.
 * Used by one thread, its lane's.
 *
 * <p>Times to wait for are kept in the outbox. Those from before the clock was set back mean
 * nothing any more: since then, nothing waits for longer than the lane itself has planned since.
 */
final class ClockSetBack {
  /** A clock that is merely adjusted is off by less. */
  private static final Duration SET = Duration.ofSeconds(1);

  /** The outbox keeps milliseconds, rounded up. */
  private static final Duration ROUNDED = Duration.ofMillis(1);

  private Instant lastLook = Instant.MIN;
  private Instant latestPlan = Instant.MAX;
  private String head = "";

  /** This delivery is at the head of the channel; somebody looked at the clock to store it. */
  void isNext(StoredDelivery delivery) {
    boolean isNew = !delivery.id().equals(head);
    head = delivery.id();
    if (isNew && delivery.storedAt().isAfter(lastLook)) {
      lastLook = delivery.storedAt();
    }
  }

  /** The clock was looked at. */
  void look(Instant now) {
    if (lastLook.isAfter(now.plus(SET))) {
      latestPlan = now;
    }
    lastLook = now;
  }

  /** An attempt was put off until this time. */
  void planned(Instant until) {
    if (latestPlan.isBefore(until)) {
      latestPlan = until.plus(ROUNDED);
    }
  }

  /** What to wait for when the outbox says this. */
  Instant due(Instant notBefore) {
    return notBefore.isBefore(latestPlan) ? notBefore : latestPlan;
  }
}

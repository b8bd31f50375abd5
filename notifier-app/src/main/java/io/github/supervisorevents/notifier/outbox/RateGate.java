package io.github.supervisorevents.notifier.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Says when a {@link RateLimit} lets the next attempt through. Used by one thread, its lane's.
 *
 * <p>Keeps one time only: when the bucket would be full again. It is behind now when nothing was
 * sent for long, and at most {@code burst - 1} steps ahead of now when an attempt is let through.
 */
final class RateGate {
  private final RateLimit limit;
  private final Duration room;
  private Instant fullAgainAt = Instant.EPOCH;

  RateGate(RateLimit limit) {
    this.limit = limit;
    this.room = limit.every().multipliedBy(limit.burst() - 1L);
  }

  /** When an attempt may be made: now, or later. */
  Instant opensAt(Instant now) {
    Instant earliest = fullAgainAt.minus(room);
    // A clock that was set back must not close the gate for as long.
    boolean clockWentBack = earliest.isAfter(now.plus(limit.every()));
    return clockWentBack || earliest.isBefore(now) ? now : earliest;
  }

  /** An attempt is made now. */
  void pass(Instant now) {
    Instant from = fullAgainAt.isBefore(now) ? now : fullAgainAt;
    boolean clockWentBack = from.isAfter(now.plus(room).plus(limit.every()));
    fullAgainAt = (clockWentBack ? now : from).plus(limit.every());
  }
}

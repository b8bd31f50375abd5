package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tracker remembers of the supervisor, and of itself. Times are the tracker's. Immutable.
 *
 * @param origin what makes ids unique among all notifiers
 * @param nextNumber the next id's number
 * @param skew how far the tracker's time is ahead of the wall clock, which was set back
 * @param startedAt when the supervisor started, while its programs are still coming up
 * @param startReread whether all states were read again since it started; empty while that is under
 *     way
 * @param stopping whether the supervisor is shutting down
 * @param loss lost events that are still to be told
 * @param lossesTold what was told of lost events before
 */
public record TrackedSupervisor(
    String origin,
    long nextNumber,
    Duration skew,
    Optional<Instant> startedAt,
    Optional<Boolean> startReread,
    boolean stopping,
    Optional<Loss> loss,
    Optional<LossesTold> lossesTold)
    implements StateEntry {
  static final String KEY = "supervisor";

  /**
   * Lost events that are still to be told.
   *
   * @param events how many
   * @param since when the first gap was seen
   * @param reread whether all states were read again since; empty while that is under way
   */
  public record Loss(long events, Instant since, Optional<Boolean> reread) {
    /** Checks. */
    public Loss {
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(reread, "reread");
    }
  }

  /**
   * What was told of lost events lately.
   *
   * @param at when, the last time
   * @param times how often
   */
  public record LossesTold(Instant at, int times) {
    /** Checks. */
    public LossesTold {
      Objects.requireNonNull(at, "at");
    }
  }

  /** Checks. */
  public TrackedSupervisor {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(skew, "skew");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(startReread, "startReread");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(lossesTold, "lossesTold");
    if (origin.indexOf('.') >= 0) {
      throw new IllegalArgumentException("an origin contains no dot, found: " + origin);
    }
  }

  static TrackedSupervisor first(String origin) {
    return new TrackedSupervisor(
        origin,
        1,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public String key() {
    return KEY;
  }

  TrackedSupervisor numbered() {
    return new TrackedSupervisor(
        origin, nextNumber + 1, skew, startedAt, startReread, stopping, loss, lossesTold);
  }

  TrackedSupervisor skewed(Duration ahead) {
    return new TrackedSupervisor(
        origin, nextNumber, ahead, startedAt, startReread, stopping, loss, lossesTold);
  }

  TrackedSupervisor started(Instant when) {
    return new TrackedSupervisor(
        origin, nextNumber, skew, Optional.of(when), Optional.empty(), false, loss, lossesTold);
  }

  TrackedSupervisor startReread(boolean succeeded) {
    return new TrackedSupervisor(
        origin, nextNumber, skew, startedAt, Optional.of(succeeded), stopping, loss, lossesTold);
  }

  /** Its programs have come up, or have not. */
  TrackedSupervisor up() {
    return new TrackedSupervisor(
        origin, nextNumber, skew, Optional.empty(), Optional.empty(), stopping, loss, lossesTold);
  }

  TrackedSupervisor inShutdown(boolean isStopping) {
    return new TrackedSupervisor(
        origin, nextNumber, skew, startedAt, startReread, isStopping, loss, lossesTold);
  }

  TrackedSupervisor with(Optional<Loss> next) {
    return new TrackedSupervisor(
        origin, nextNumber, skew, startedAt, startReread, stopping, next, lossesTold);
  }

  TrackedSupervisor lossTold(LossesTold told) {
    return new TrackedSupervisor(
        origin,
        nextNumber,
        skew,
        startedAt,
        startReread,
        stopping,
        Optional.empty(),
        Optional.of(told));
  }
}

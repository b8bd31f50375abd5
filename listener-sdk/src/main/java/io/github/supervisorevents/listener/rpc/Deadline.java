package io.github.supervisorevents.listener.rpc;

import java.time.Duration;

/** A point in monotonic time, or none. */
final class Deadline {
  static final Deadline NEVER = new Deadline(true, 0);

  private final boolean never;
  private final long nanos;

  private Deadline(boolean never, long nanos) {
    this.never = never;
    this.nanos = nanos;
  }

  /** Zero means that it never comes. */
  static Deadline in(Duration duration) {
    // Longer than a century is never, and cannot overflow.
    return duration.isZero() || duration.toDays() > 36_500
        ? NEVER
        : new Deadline(false, System.nanoTime() + duration.toNanos());
  }

  boolean isOver() {
    return !never && nanos - System.nanoTime() <= 0;
  }

  /** Milliseconds for {@code Selector.select}: rounded up, and 0 for no limit. */
  long selectMillis() {
    return never ? 0 : Math.max(1, (nanos - System.nanoTime() + 999_999) / 1_000_000);
  }

  Deadline orSooner(Deadline other) {
    if (never || other.never) {
      return never ? other : this;
    }
    return nanos - other.nanos <= 0 ? this : other;
  }
}

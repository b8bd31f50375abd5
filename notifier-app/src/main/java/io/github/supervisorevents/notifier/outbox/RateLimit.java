package io.github.supervisorevents.notifier.outbox;

import java.time.Duration;

/**
 * How fast a channel may be sent to: so many at once, then one each time this long has passed.
 * Immutable.
 *
 * @param burst at least 1
 * @param every one more after this time; zero for no limit
 */
public record RateLimit(int burst, Duration every) {
  /** Checks. */
  public RateLimit {
    if (burst < 1) {
      throw new IllegalArgumentException("a burst is at least 1, found: " + burst);
    }
    if (every.isNegative()) {
      throw new IllegalArgumentException("a rate's time is not negative, found: " + every);
    }
  }

  /** As fast as it goes. */
  public static RateLimit none() {
    return new RateLimit(1, Duration.ZERO);
  }
}

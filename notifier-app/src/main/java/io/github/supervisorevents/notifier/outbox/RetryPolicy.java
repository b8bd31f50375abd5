package io.github.supervisorevents.notifier.outbox;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt, and when to give up. Immutable.
 *
 * @param first after the first failure; more than zero
 * @param longest no wait is longer; at least {@code first}
 * @param giveUpAfter a delivery that is older than this when an attempt fails is not tried again
 */
public record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter) {
  /** Checks. */
  public RetryPolicy {
    Objects.requireNonNull(giveUpAfter, "giveUpAfter");
    if (first.isZero() || first.isNegative()) {
      throw new IllegalArgumentException("the first wait is more than zero, found: " + first);
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "the longest wait is at least the first (%s), found: %s".formatted(first, longest));
    }
  }

  /**
   * One second, doubled up to a minute: an alert that is a minute late after an outage is still an
   * alert, and one request a minute hurts no service.
   */
  public static RetryPolicy givingUpAfter(Duration age) {
    return new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), age);
  }

  /**
   * The wait after a failure, between half and the whole of the doubled time, so that many hosts
   * that lost the same service do not come back in step.
   *
   * @param failures how many attempts failed so far, at least 1
   */
  Duration waitAfter(int failures, RandomGenerator random) {
    Duration whole = first;
    for (int i = 1; i < failures && whole.compareTo(longest) < 0; i++) {
      whole = whole.multipliedBy(2);
    }
    long nanos = whole.compareTo(longest) < 0 ? whole.toNanos() : longest.toNanos();
    return Duration.ofNanos(nanos / 2 + random.nextLong(nanos - nanos / 2) + 1);
  }
}

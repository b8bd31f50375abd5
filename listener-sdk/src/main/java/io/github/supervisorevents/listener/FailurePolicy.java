package io.github.supervisorevents.listener;

import java.time.Duration;
import java.util.Objects;

/**
 * What happens when a handler throws. The event is answered with {@code FAIL}, so that supervisord
 * sends it again, but only after a pause that doubles each time: supervisord itself waits not at
 * all and would otherwise send the same event tens of thousands of times a second. An event that
 * has failed often enough is answered with {@code OK}, so that it does not hold up all others for
 * ever; the {@link ListenerObserver} hears of every failure.
 *
 * @param attempts how often the same event may fail before it is given up, at least 1
 * @param firstPause how long to wait before the first {@code FAIL}; zero is allowed
 * @param longestPause the pause does not grow beyond this
 */
public record FailurePolicy(int attempts, Duration firstPause, Duration longestPause) {
  private static final Duration CENTURY = Duration.ofDays(36_500);

  /**
   * Checks.
   *
   * @param attempts how often the same event may fail
   * @param firstPause how long to wait before the first {@code FAIL}
   * @param longestPause the longest pause
   */
  public FailurePolicy {
    Objects.requireNonNull(firstPause, "firstPause");
    Objects.requireNonNull(longestPause, "longestPause");
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
    }
    if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "pauses must not be negative, and the longest not below the first: "
              + firstPause
              + ", "
              + longestPause);
    }
  }

  /**
   * What a listener does when it is not told otherwise: five attempts, with pauses of 1, 2, 4 and 8
   * seconds.
   *
   * @return the policy
   */
  public static FailurePolicy standard() {
    return new FailurePolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /**
   * Never gives an event up. A poison event then holds up its pool, and supervisord drops the
   * oldest events when the pool's buffer is full.
   *
   * @param firstPause how long to wait before the first {@code FAIL}
   * @param longestPause the pause does not grow beyond this
   * @return the policy
   */
  public static FailurePolicy retryForever(Duration firstPause, Duration longestPause) {
    return new FailurePolicy(Integer.MAX_VALUE, firstPause, longestPause);
  }

  /**
   * Gives every event up at its first failure: {@code FAIL} is never answered.
   *
   * @return the policy
   */
  public static FailurePolicy giveUpAtOnce() {
    return new FailurePolicy(1, Duration.ZERO, Duration.ZERO);
  }

  boolean givesUpAfter(int failures) {
    return failures >= attempts;
  }

  /** The pause before the answer to an event that has failed this often, at least once. */
  Duration pauseAfter(int failures) {
    long pause = millis(firstPause);
    long longest = millis(longestPause);
    for (int failure = 1; failure < failures && pause < longest && pause > 0; failure++) {
      pause = Math.min(longest, pause * 2);
    }
    return Duration.ofMillis(pause);
  }

  /** A century is as good as for ever, and twice as much is still a number. */
  private static long millis(Duration pause) {
    return pause.compareTo(CENTURY) < 0 ? pause.toMillis() : CENTURY.toMillis();
  }
}

package io.github.supervisorevents.notifier.incident;

import java.time.Duration;

/**
 * From when on crashes are a loop: {@code 5/10m}.
 *
 * @param exits so many unexpected exits or failed starts; at least 2
 * @param within in so much time; more than none
 */
public record CrashLoop(int exits, Duration within) {
  /** Checks. */
  public CrashLoop {
    if (exits < 2) {
      throw new IllegalArgumentException("a loop has at least 2 exits, found: " + exits);
    }
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("a loop takes some time, found: " + within);
    }
  }

  /** The longest pause between two exits of a steady loop. */
  Duration longestPause() {
    return within.dividedBy(exits);
  }
}

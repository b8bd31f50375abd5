package io.github.supervisorevents.supervisor.process;

import java.time.Duration;

/**
 * Keeps a process that exits as soon as it is started from eating a processor and flooding logs and
 * listeners: a hundred restarts are made at once, more of them 20 a second. (supervisord comes to
 * about one a second, because it looks no more often.)
 */
final class RestartPacing {
  static final Duration INTERVAL = Duration.ofMillis(50);
  static final int BURST = 100;

  private static final long TOLERANCE = INTERVAL.toNanos() * BURST;

  /** When the restarts made so far would be over, had they been spaced evenly. */
  private long evenlySpaced;

  private boolean begun;

  /**
   * One more restart.
   *
   * @param now on a clock that never jumps, in nanoseconds
   * @return how long it has to wait
   */
  Duration delay(long now) {
    if (!begun || evenlySpaced - now < 0) {
      begun = true;
      evenlySpaced = now;
    }
    evenlySpaced += INTERVAL.toNanos();
    return Duration.ofNanos(Math.max(0, evenlySpaced - now - TOLERANCE));
  }
}

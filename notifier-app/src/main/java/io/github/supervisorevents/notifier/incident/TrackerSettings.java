package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.util.Objects;

/**
 * How a tracker judges.
 *
 * @param recoveryAfter how long a process must run to be well again
 * @param restartWithin a process that an operator stopped, or that ended as expected, and that is
 *     started again within this time was restarted rather than stopped
 * @param crashLoop from when on crashes are a loop
 * @param findingsWithin how long a notice waits for what an inspection finds
 * @param startTakes how long after supervisord's start failed starts are gathered
 */
public record TrackerSettings(
    Duration recoveryAfter,
    Duration restartWithin,
    CrashLoop crashLoop,
    Duration findingsWithin,
    Duration startTakes) {
  /** What holds unless somebody configures it. */
  public static final TrackerSettings DEFAULT =
      new TrackerSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          new CrashLoop(5, Duration.ofMinutes(10)),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10));

  /** Checks. */
  public TrackerSettings {
    Objects.requireNonNull(recoveryAfter, "recoveryAfter");
    Objects.requireNonNull(restartWithin, "restartWithin");
    Objects.requireNonNull(crashLoop, "crashLoop");
    Objects.requireNonNull(findingsWithin, "findingsWithin");
    Objects.requireNonNull(startTakes, "startTakes");
  }
}

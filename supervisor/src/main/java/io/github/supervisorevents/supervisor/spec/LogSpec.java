package io.github.supervisorevents.supervisor.spec;

import java.util.Objects;

/**
 * One output channel of a program: {@code stdout_*} or {@code stderr_*}.
 *
 * @param target none, auto or a file; none where stderr is redirected
 * @param maxBytes size at which the file is rotated, 0 for never
 * @param backups rotated files that are kept
 * @param captureMaxBytes bytes kept between capture marks, 0 for no capture mode
 * @param eventsEnabled whether output becomes PROCESS_LOG events
 * @param syslog whether lines also go to the system's log
 */
public record LogSpec(
    LogTarget target,
    long maxBytes,
    int backups,
    long captureMaxBytes,
    boolean eventsEnabled,
    boolean syslog) {
  public LogSpec {
    Objects.requireNonNull(target, "target");
    if (maxBytes < 0 || backups < 0 || captureMaxBytes < 0) {
      throw new IllegalArgumentException("sizes and backups are not negative");
    }
  }
}

package io.github.supervisorevents.supervisor.spec;

import java.util.Objects;

/**
 * The supervisor's own log.
 *
 * @param target a file (absolute) or syslog
 * @param maxBytes size at which the file is rotated, 0 for never
 * @param backups rotated files that are kept
 * @param level the least important level that is written
 */
public record MainLogSpec(LogTarget target, long maxBytes, int backups, LogLevel level) {
  public MainLogSpec {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(level, "level");
    if (maxBytes < 0 || backups < 0) {
      throw new IllegalArgumentException("sizes and backups are not negative");
    }
  }
}

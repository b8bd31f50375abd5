package io.github.supervisorevents.supervisor.spec;

import java.nio.file.Path;
import java.util.Objects;

/** Where a log goes. */
public sealed interface LogTarget {
  /** Nowhere: {@code NONE}. */
  record None() implements LogTarget {}

  /**
   * A file in {@code childlogdir} whose name the supervisor chooses, removed at the next start:
   * {@code AUTO}.
   */
  record Auto() implements LogTarget {}

  /**
   * Only the system's log; the main log's {@code logfile=syslog}. A program's log never has this
   * target.
   */
  record Syslog() implements LogTarget {}

  /**
   * A file, or something like {@code /dev/stdout} that is not one.
   *
   * @param path as configured: relative to the supervisor's working directory unless absolute
   */
  record File(Path path) implements LogTarget {
    public File {
      Objects.requireNonNull(path, "path");
    }
  }
}

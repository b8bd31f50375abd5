package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the {@code stdout_…} or {@code stderr_…} keys of one process. */
final class LogReader {
  private static final long DEFAULT_MAX_BYTES = 50L << 20;
  private static final int DEFAULT_BACKUPS = 10;

  private final SectionReader process;
  private final FileValues files;

  LogReader(SectionReader process, FileValues files) {
    this.process = process;
    this.files = files;
  }

  /** A channel's settings. */
  LogSpec read(String channel) {
    LogTarget target = process.get(channel + "_logfile", this::target, new LogTarget.Auto());
    LogSpec log = read(channel, target);
    if (target instanceof LogTarget.Auto && log.maxBytes() == 0) {
      process.warning(
          channel + "_logfile_maxbytes",
          "an automatic log without a limit can fill the file system; set a limit above 0");
    }
    if (target instanceof LogTarget.File file && isDevice(file.path()) && log.maxBytes() > 0) {
      process.warning(
          channel + "_logfile",
          file.path() + " cannot be rotated; set " + channel + "_logfile_maxbytes=0");
    }
    return log;
  }

  /** The settings of a channel whose output goes to another one. */
  LogSpec redirected(String channel) {
    LogTarget target = process.get(channel + "_logfile", this::target, new LogTarget.Auto());
    if (target instanceof LogTarget.File) {
      process.warning(channel + "_logfile", "redirect_stderr is true, so this file is not written");
    }
    return read(channel, new LogTarget.None());
  }

  private LogSpec read(String channel, LogTarget target) {
    boolean syslog = process.get(channel + "_syslog", Values::bool, false);
    if (target instanceof LogTarget.Syslog) {
      process.warning(
          channel + "_logfile", "\"syslog\" is deprecated here; use " + channel + "_syslog=true");
    }
    return new LogSpec(
        target instanceof LogTarget.Syslog ? new LogTarget.None() : target,
        process.get(channel + "_logfile_maxbytes", Values::bytes, DEFAULT_MAX_BYTES),
        process.count(channel + "_logfile_backups", DEFAULT_BACKUPS),
        process.get(channel + "_capture_maxbytes", Values::bytes, 0L),
        process.get(channel + "_events_enabled", Values::bool, false),
        syslog || target instanceof LogTarget.Syslog);
  }

  private LogTarget target(String text) throws BadValueException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "none", "off", "" -> new LogTarget.None();
      case "auto" -> new LogTarget.Auto();
      case "syslog" -> new LogTarget.Syslog();
      default -> new LogTarget.File(files.programFile(expandedAgain(text)));
    };
  }

  /**
   * supervisord expands log file names a second time, so that {@code %%%%} is a percent sign there.
   */
  private String expandedAgain(String text) {
    try {
      return process.expansions().expand(text, files.here());
    } catch (BadValueException onceWasEnough) {
      return text;
    }
  }

  private static boolean isDevice(Path path) {
    return path.startsWith("/dev") || path.startsWith("/proc");
  }
}

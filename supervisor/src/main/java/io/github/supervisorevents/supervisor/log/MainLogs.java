package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.MainLogSpec;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Opens the supervisor's own log as its configuration says. */
public final class MainLogs {
  private MainLogs() {}

  /**
   * Opens the log.
   *
   * @param onTerminal whether its lines also go to standard output: in the foreground, unless
   *     silent
   * @param complaints where to say that the log itself cannot be written
   * @throws PosixException if its file cannot be opened
   */
  public static MainLog open(
      MainLogSpec spec, boolean onTerminal, Clock clock, Poller<?> poller, PrintStream complaints)
      throws PosixException {
    LogOutputs outputs = new LogOutputs(poller, clock, complaints::println);
    List<LogOutput> opened = new ArrayList<>();
    if (onTerminal) {
      opened.add(outputs.standardOutput());
    }
    if (spec.target() instanceof LogTarget.File file) {
      opened.add(outputs.file(file.path(), spec.maxBytes(), spec.backups()));
    } else if (spec.target() instanceof LogTarget.Syslog) {
      opened.add(outputs.syslog(""));
    }
    return new MainLog(spec.level(), clock, opened);
  }
}

package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.posix.Children;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.util.Optional;

/** Sends signals to one process, and says in the log that it does. */
final class SignalSender {
  private final MainLog log;
  private final String name;

  SignalSender(MainLog log, String name) {
    this.log = log;
    this.name = name;
  }

  /**
   * Sends a signal.
   *
   * @param pid the process, which leads a group of its own
   * @param toGroup whether the whole group gets it
   * @return why that was not possible; empty if it was, or if the process is gone already
   */
  Optional<String> send(int pid, UnixSignal signal, boolean toGroup) {
    String who = name + " (pid " + pid + ")";
    log.debug("sending " + who + (toGroup ? " process group" : "") + " sig " + signal);
    int result =
        toGroup
            ? Children.signalGroup(pid, signal.number())
            : Children.signal(pid, signal.number());
    if (result >= 0) {
      return Optional.empty();
    }
    Errno errno = Errno.ofResult(result);
    if (errno.code() == Errno.ESRCH) {
      log.debug("unable to signal " + who + ", it probably just exited on its own: " + errno);
      return Optional.empty();
    }
    String problem = "unable to send " + signal + " to " + who + ": " + errno;
    log.critical(problem);
    return Optional.of(problem);
  }
}

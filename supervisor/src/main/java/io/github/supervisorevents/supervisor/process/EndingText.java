package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.event.Ending;
import io.github.supervisorevents.supervisor.posix.ChildExit;
import io.github.supervisorevents.supervisor.state.UnixSignal;

/** How a child ended, for the log and for events. */
final class EndingText {
  private EndingText() {}

  /** {@code exit status 3}, or {@code terminated by SIGKILL (core dumped)}. */
  static String of(ChildExit exit) {
    if (exit.signal().isEmpty()) {
      return "exit status " + exit.exitStatus().orElseThrow();
    }
    return "terminated by " + signalName(exit) + (exit.dumpedCore() ? " (core dumped)" : "");
  }

  static Ending ending(ChildExit exit) {
    return exit.signal().isPresent()
        ? new Ending.Signal(signalName(exit))
        : new Ending.ExitStatus(exit.exitStatus().orElseThrow());
  }

  private static String signalName(ChildExit exit) {
    return new UnixSignal(exit.signal().orElseThrow()).name();
  }
}

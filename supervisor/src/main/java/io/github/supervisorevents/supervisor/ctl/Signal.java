package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code signal SIGNAL NAME...} */
final class Signal implements Verb {
  static final Map<FaultCode, String> FAULTS =
      Map.of(
          FaultCode.BAD_NAME, "no such process",
          FaultCode.BAD_SIGNAL, "bad signal name",
          FaultCode.NOT_RUNNING, "not running");
  private static final OutcomeWords WORDS =
      new OutcomeWords("signalled", FAULTS, true, Optional.empty());

  @Override
  public String name() {
    return "signal";
  }

  @Override
  public String help() {
    return """
    signal <signal name> <name>\t\tSignal a process
    signal <signal name> <gname>:*\t\tSignal all processes in a group
    signal <signal name> <name> <name>\tSignal multiple processes or groups
    signal <signal name> all\t\tSignal all processes\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (!Upcheck.passes(ctl)) {
      return;
    }
    List<String> words = arguments.words();
    if (words.size() < 2) {
      refuse(ctl, "Error: signal requires a signal name and a process name", ExitStatus.GENERIC);
      return;
    }
    String signal = words.get(0);
    SupervisorClient supervisor = ctl.client();
    new ProcessAction(
            () -> supervisor.signalAllProcesses(signal),
            group -> supervisor.signalProcessGroup(group, signal),
            name -> supervisor.signalProcess(name, signal),
            WORDS,
            ExitStatus.GENERIC)
        .run(ctl, words.subList(1, words.size()));
  }
}

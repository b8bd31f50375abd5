package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.Optional;

/** {@code stop NAME...} */
final class Stop implements Verb {
  private static final OutcomeWords WORDS =
      new OutcomeWords("stopped", Signal.FAULTS, true, Optional.of(FaultCode.NOT_RUNNING));

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public String help() {
    return """
    stop <name>\t\tStop a process
    stop <gname>:*\t\tStop all processes in a group
    stop <name> <name>\tStop multiple processes or groups
    stop all\t\tStop all processes\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    SupervisorClient supervisor = ctl.client();
    new ProcessAction(
            supervisor::stopAllProcesses,
            supervisor::stopProcessGroup,
            supervisor::stopProcess,
            WORDS,
            ExitStatus.GENERIC)
        .run(this, ctl, arguments);
  }
}

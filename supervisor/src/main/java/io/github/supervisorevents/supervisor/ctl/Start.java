package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.Map;
import java.util.Optional;

/** {@code start NAME...} */
final class Start implements Verb {
  private static final OutcomeWords WORDS =
      new OutcomeWords(
          "started",
          Map.of(
              FaultCode.BAD_NAME, "no such process",
              FaultCode.NO_FILE, "no such file",
              FaultCode.NOT_EXECUTABLE, "file is not executable",
              FaultCode.ALREADY_STARTED, "already started",
              FaultCode.SPAWN_ERROR, "spawn error",
              FaultCode.ABNORMAL_TERMINATION, "abnormal termination"),
          false,
          Optional.of(FaultCode.ALREADY_STARTED));

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String help() {
    return """
    start <name>\t\tStart a process
    start <gname>:*\t\tStart all processes in a group
    start <name> <name>\tStart multiple processes or groups
    start all\t\tStart all processes\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    SupervisorClient supervisor = ctl.client();
    new ProcessAction(
            supervisor::startAllProcesses,
            supervisor::startProcessGroup,
            supervisor::startProcess,
            WORDS,
            ExitStatus.INVALID_ARGUMENTS)
        .run(this, ctl, arguments);
  }
}

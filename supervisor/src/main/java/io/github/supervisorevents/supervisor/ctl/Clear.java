package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code clear NAME...} */
final class Clear implements Verb {
  private static final OutcomeWords WORDS =
      new OutcomeWords(
          "cleared",
          Map.of(FaultCode.BAD_NAME, "no such process", FaultCode.FAILED, "failed"),
          false,
          Optional.empty());

  @Override
  public String name() {
    return "clear";
  }

  @Override
  public String help() {
    return """
    clear <name>\t\tClear a process' log files.
    clear <name> <name>\tClear multiple process' log files
    clear all\t\tClear all process' log files\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (!Upcheck.passes(ctl)) {
      return;
    }
    List<String> names = arguments.words();
    if (names.isEmpty()) {
      refuse(ctl, "Error: clear requires a process name", ExitStatus.GENERIC);
      return;
    }
    SupervisorClient supervisor = ctl.client();
    if (names.contains("all")) {
      supervisor.clearAllProcessLogs().forEach(result -> WORDS.report(ctl, result));
      return;
    }
    for (String name : names) {
      Namespec namespec = Namespec.parse(name);
      try {
        supervisor.clearProcessLogs(name);
        WORDS.reportDone(ctl, namespec);
      } catch (RpcFault e) {
        WORDS.report(ctl, namespec, e);
      }
    }
  }
}

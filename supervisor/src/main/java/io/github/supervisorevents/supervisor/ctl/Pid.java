package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.List;

/** {@code pid [NAME...]} */
final class Pid implements Verb {
  @Override
  public String name() {
    return "pid";
  }

  @Override
  public String help() {
    return """
    pid\t\t\tGet the PID of supervisord.
    pid <name>\t\tGet the PID of a single child process by name.
    pid all\t\t\tGet the PID of every child process, one per line.\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (!Upcheck.passes(ctl)) {
      return;
    }
    SupervisorClient supervisor = ctl.client();
    List<String> names = arguments.words();
    if (names.isEmpty()) {
      ctl.say(Integer.toString(supervisor.getPID()));
    } else if (names.contains("all")) {
      supervisor.getAllProcessInfo().forEach(info -> ctl.say(Integer.toString(info.pid())));
    } else {
      names.forEach(name -> one(ctl, supervisor, name));
    }
  }

  private static void one(CtlSession ctl, SupervisorClient supervisor, String name) {
    try {
      int pid = supervisor.getProcessInfo(name).pid();
      ctl.say(Integer.toString(pid));
      if (pid == 0) {
        ctl.fail(ExitStatus.NOT_RUNNING);
      }
    } catch (RpcFault e) {
      if (!e.is(FaultCode.BAD_NAME)) {
        throw e;
      }
      ctl.say("No such process " + name);
      ctl.fail(ExitStatus.GENERIC);
    }
  }
}

package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.List;
import java.util.Optional;

/** {@code fg NAME}: type into a process and see what it says. */
final class Fg implements Verb {
  @Override
  public String name() {
    return "fg";
  }

  @Override
  public String help() {
    return """
    fg <process>\tConnect to a process in foreground mode
    \t\tCtrl-C to exit\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (!Upcheck.passes(ctl)) {
      return;
    }
    List<String> names = arguments.words();
    if (names.isEmpty()) {
      refuse(ctl, "ERROR: no process name supplied", ExitStatus.GENERIC);
      return;
    }
    if (names.size() > 1) {
      ctl.say("ERROR: too many process names supplied");
      ctl.fail(ExitStatus.GENERIC);
      return;
    }
    SupervisorClient supervisor = ctl.client();
    String name = names.get(0);
    if (isRunning(ctl, supervisor, name)) {
      connect(ctl, supervisor, name);
    }
  }

  private static boolean isRunning(CtlSession ctl, SupervisorClient supervisor, String name) {
    try {
      if (supervisor.getProcessInfo(name).state() == ProcessState.RUNNING) {
        return true;
      }
      ctl.say("ERROR: process not running");
      ctl.fail(ExitStatus.GENERIC);
    } catch (RpcFault e) {
      if (e.is(FaultCode.BAD_NAME)) {
        ctl.say("ERROR: bad process name supplied");
        ctl.fail(ExitStatus.GENERIC);
      } else {
        ctl.say("ERROR: " + e.text());
      }
    }
    return false;
  }

  private static void connect(CtlSession ctl, SupervisorClient supervisor, String name) {
    ctl.say("==> Press Ctrl-C to exit <==");
    ctl.out().flush();
    ctl.interruptible(() -> converse(ctl, supervisor, name));
    ctl.say("Exiting foreground");
  }

  private static void converse(CtlSession ctl, SupervisorClient supervisor, String name) {
    ForegroundOutput output = ForegroundOutput.start(ctl, supervisor, name);
    try {
      Optional<String> line = ctl.ask("");
      while (line.isPresent() && send(ctl, supervisor, name, line.get())) {
        line = ctl.ask("");
      }
    } finally {
      output.close();
    }
  }

  private static boolean send(
      CtlSession ctl, SupervisorClient supervisor, String name, String line) {
    try {
      supervisor.sendProcessStdin(name, line + "\n");
    } catch (RpcFault e) {
      ctl.say(e.is(FaultCode.NOT_RUNNING) ? "Process got killed" : "ERROR: " + e.text());
      return false;
    }
    if (supervisor.getProcessInfo(name).state() == ProcessState.RUNNING) {
      return true;
    }
    ctl.say("Process got killed");
    return false;
  }
}

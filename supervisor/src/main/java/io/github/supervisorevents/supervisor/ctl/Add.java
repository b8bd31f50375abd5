package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;

/** {@code add GROUP...} */
final class Add implements Verb {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public String help() {
    return "add <name> [...]\tActivates any updates in config for process/group";
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    SupervisorClient supervisor = ctl.client();
    for (String name : arguments.words()) {
      try {
        supervisor.addProcessGroup(name);
        ctl.say(name + ": added process group");
      } catch (RpcFault e) {
        refused(ctl, name, e);
      }
    }
  }

  private static void refused(CtlSession ctl, String name, RpcFault fault) {
    switch (fault.name().orElse(FaultCode.SUCCESS)) {
      case ALREADY_ADDED -> ctl.say("ERROR: process group already active");
      case SHUTDOWN_STATE -> {
        ctl.say("ERROR: shutting down");
        ctl.fail(ExitStatus.GENERIC);
      }
      case BAD_NAME -> {
        ctl.say("ERROR: no such process/group: " + name);
        ctl.fail(ExitStatus.GENERIC);
      }
      default -> throw fault;
    }
  }
}

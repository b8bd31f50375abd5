package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;

/** {@code remove GROUP...} */
final class Remove implements Verb {
  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String help() {
    return "remove <name> [...]\tRemoves process/group from active config";
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    SupervisorClient supervisor = ctl.client();
    for (String name : arguments.words()) {
      try {
        supervisor.removeProcessGroup(name);
        ctl.say(name + ": removed process group");
      } catch (RpcFault e) {
        ctl.fail(ExitStatus.GENERIC);
        ctl.say("ERROR: " + words(e) + ": " + name);
      }
    }
  }

  private static String words(RpcFault fault) {
    return switch (fault.name().orElse(FaultCode.SUCCESS)) {
      case STILL_RUNNING -> "process/group still running";
      case BAD_NAME -> "no such process/group";
      default -> throw fault;
    };
  }
}

package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;

/** {@code reload}: restart the supervisor itself. */
final class Reload implements Verb {
  @Override
  public String name() {
    return "reload";
  }

  @Override
  public String help() {
    return "reload \t\tRestart the remote supervisord.";
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (refuses(ctl, arguments)
        || !Confirmation.given(ctl, "Really restart the remote supervisord process y/N? ")) {
      return;
    }
    try {
      ctl.client().restart();
      ctl.say("Restarted supervisord");
    } catch (RpcFault e) {
      if (!e.is(FaultCode.SHUTDOWN_STATE)) {
        throw e;
      }
      ctl.say("ERROR: already shutting down");
      ctl.fail(ExitStatus.GENERIC);
    }
  }
}

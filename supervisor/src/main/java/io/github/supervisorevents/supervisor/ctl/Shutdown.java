package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.RpcUnreachableException;

/** {@code shutdown} */
final class Shutdown implements Verb {
  @Override
  public String name() {
    return "shutdown";
  }

  @Override
  public String help() {
    return "shutdown \tShut the remote supervisord down.";
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (refuses(ctl, arguments)
        || !Confirmation.given(ctl, "Really shut the remote supervisord process down y/N? ")) {
      return;
    }
    try {
      ctl.client().shutdown();
      ctl.say("Shut down");
    } catch (RpcFault e) {
      if (!e.is(FaultCode.SHUTDOWN_STATE)) {
        throw e;
      }
      ctl.say("ERROR: already shutting down");
    } catch (RpcUnreachableException e) {
      ctl.fail(ExitStatus.GENERIC);
      ctl.say("ERROR: " + e.server() + " " + words(e) + " (already shut down?)");
    }
  }

  private static String words(RpcUnreachableException e) {
    return switch (e.reason()) {
      case REFUSED -> "refused connection";
      case NO_SUCH_FILE -> "no such file";
      default -> throw e;
    };
  }
}

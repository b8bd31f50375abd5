package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.RpcUnreachableException;
import java.util.function.Consumer;

/** Asks the supervisor whether it is there and speaks our language. */
final class Upcheck {
  private static final String API_VERSION = "3.0";

  private Upcheck() {}

  static boolean passes(CtlSession ctl) {
    return passes(ctl, ctl::say);
  }

  /** The same, with the words going elsewhere. */
  static boolean passes(CtlSession ctl, Consumer<String> words) {
    try {
      String version = ctl.client().getVersion();
      if (version.equals(API_VERSION)) {
        return true;
      }
      words.accept(
          "Sorry, this version of supervisorctl expects to talk to a server with API version "
              + API_VERSION
              + ", but the remote version is "
              + version
              + ".");
      ctl.fail(ExitStatus.NOT_INSTALLED);
      return false;
    } catch (RpcFault e) {
      if (!e.is(FaultCode.UNKNOWN_METHOD)) {
        throw e;
      }
      words.accept(
          "Sorry, supervisord responded but did not recognize the supervisor namespace commands"
              + " that supervisorctl uses to control it.  Please check that the"
              + " [rpcinterface:supervisor] section is enabled in the configuration file (see"
              + " sample.conf).");
      ctl.fail(ExitStatus.UNIMPLEMENTED);
      return false;
    } catch (RpcUnreachableException e) {
      return unreachable(ctl, words, e);
    }
  }

  private static boolean unreachable(
      CtlSession ctl, Consumer<String> words, RpcUnreachableException e) {
    switch (e.reason()) {
      case REFUSED -> {
        words.accept(e.server() + " refused connection");
        ctl.fail(ExitStatus.NO_PRIVILEGES);
      }
      case NO_SUCH_FILE -> {
        words.accept(e.server() + " no such file");
        ctl.fail(ExitStatus.NOT_RUNNING);
      }
      default -> throw e;
    }
    return false;
  }
}

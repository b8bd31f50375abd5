package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.ConfigChanges;
import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import java.util.Map;
import java.util.TreeMap;

/** {@code reread} */
final class Reread implements Verb {
  @Override
  public String name() {
    return "reread";
  }

  @Override
  public String help() {
    return "reread \t\t\tReload the daemon's configuration files without add/remove";
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (refuses(ctl, arguments)) {
      return;
    }
    try {
      show(ctl, ctl.client().reloadConfig());
    } catch (RpcFault e) {
      ctl.fail(ExitStatus.GENERIC);
      if (e.is(FaultCode.SHUTDOWN_STATE)) {
        ctl.say("ERROR: supervisor shutting down");
      } else if (e.is(FaultCode.CANT_REREAD)) {
        ctl.say("ERROR: " + e.text());
      } else {
        throw e;
      }
    }
  }

  private static void show(CtlSession ctl, ConfigChanges changes) {
    Map<String, String> words = new TreeMap<>();
    changes.added().forEach(name -> words.put(name, "available"));
    changes.changed().forEach(name -> words.put(name, "changed"));
    changes.removed().forEach(name -> words.put(name, "disappeared"));
    words.forEach((name, word) -> ctl.say(name + ": " + word));
    if (words.isEmpty()) {
      ctl.say("No config updates to processes");
    }
  }
}

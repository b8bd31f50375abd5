package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.ConfigChanges;
import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.ProcessInfo;
import io.github.supervisorevents.listener.rpc.ProcessResult;
import io.github.supervisorevents.listener.rpc.RpcFault;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code update [GROUP...]} */
final class Update implements Verb {
  @Override
  public String name() {
    return "update";
  }

  @Override
  public String help() {
    return """
    update\t\t\tReload config and add/remove as necessary, and will restart affected programs
    update all\t\tReload config and add/remove as necessary, and will restart affected programs
    update <gname> [...]\tUpdate specific groups\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    SupervisorClient supervisor = ctl.client();
    ConfigChanges changes;
    try {
      changes = supervisor.reloadConfig();
    } catch (RpcFault e) {
      if (!e.is(FaultCode.SHUTDOWN_STATE)) {
        throw e;
      }
      ctl.say("ERROR: already shutting down");
      ctl.fail(ExitStatus.GENERIC);
      return;
    }
    Set<String> asked = new LinkedHashSet<>(arguments.words());
    if (asked.contains("all")) {
      asked.clear();
    }
    if (!asked.isEmpty()) {
      check(ctl, supervisor, changes, asked);
    }
    wanted(changes.removed(), asked).forEach(group -> remove(ctl, supervisor, group));
    wanted(changes.changed(), asked).forEach(group -> replace(ctl, supervisor, group));
    wanted(changes.added(), asked).forEach(group -> add(ctl, supervisor, group));
  }

  private static void check(
      CtlSession ctl, SupervisorClient supervisor, ConfigChanges changes, Set<String> asked) {
    Set<String> known =
        supervisor.getAllProcessInfo().stream().map(ProcessInfo::group).collect(Collectors.toSet());
    known.addAll(changes.added());
    for (String group : asked) {
      if (!known.contains(group)) {
        ctl.say("ERROR: no such group: " + group);
        ctl.fail(ExitStatus.GENERIC);
      }
    }
  }

  private static List<String> wanted(List<String> groups, Set<String> asked) {
    return groups.stream().filter(group -> asked.isEmpty() || asked.contains(group)).toList();
  }

  private static void remove(CtlSession ctl, SupervisorClient supervisor, String group) {
    List<ProcessResult> results = supervisor.stopProcessGroup(group);
    ctl.say(group + ": stopped");
    if (results.stream().anyMatch(result -> result.status() == FaultCode.FAILED.code())) {
      ctl.say(group + ": has problems; not removing");
      ctl.fail(ExitStatus.GENERIC);
      return;
    }
    supervisor.removeProcessGroup(group);
    ctl.say(group + ": removed process group");
  }

  private static void replace(CtlSession ctl, SupervisorClient supervisor, String group) {
    supervisor.stopProcessGroup(group);
    ctl.say(group + ": stopped");
    supervisor.removeProcessGroup(group);
    supervisor.addProcessGroup(group);
    ctl.say(group + ": updated process group");
  }

  private static void add(CtlSession ctl, SupervisorClient supervisor, String group) {
    supervisor.addProcessGroup(group);
    ctl.say(group + ": added process group");
  }
}

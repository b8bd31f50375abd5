package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.ConfigInfo;
import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.RpcFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code avail [--json]} */
final class Avail implements Verb {
  @Override
  public String name() {
    return "avail";
  }

  @Override
  public String help() {
    return """
    avail\t\t\tDisplay all configured processes
    avail --json\t\tThe same as JSON\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    boolean json = arguments.words().equals(List.of("--json"));
    if (!json && refuses(ctl, arguments)) {
      return;
    }
    try {
      List<ConfigInfo> infos = ctl.client().getAllConfigInfo();
      if (json) {
        ctl.say(Json.lines(infos.stream().map(Avail::object).toList()));
      } else {
        infos.forEach(info -> ctl.say(line(info)));
      }
    } catch (RpcFault e) {
      if (!e.is(FaultCode.SHUTDOWN_STATE)) {
        throw e;
      }
      ctl.say("ERROR: supervisor shutting down");
      ctl.fail(ExitStatus.GENERIC);
    }
  }

  private static String line(ConfigInfo info) {
    return Columns.pad(Namespec.of(info.group(), info.name()), 32)
        + " "
        + Columns.pad(info.inUse() ? "in use" : "avail", 9)
        + " "
        + Columns.pad(info.autostart() ? "auto" : "manual", 9)
        + " "
        + info.groupPriority()
        + ":"
        + info.processPriority();
  }

  private static Map<String, Object> object(ConfigInfo info) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("group", info.group());
    object.put("name", info.name());
    object.put("in_use", info.inUse());
    object.put("autostart", info.autostart());
    object.put("group_priority", info.groupPriority());
    object.put("process_priority", info.processPriority());
    object.put("command", info.settings().map(ConfigInfo.Settings::command));
    return object;
  }
}

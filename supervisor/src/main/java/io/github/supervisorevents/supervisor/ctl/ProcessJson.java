package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.ProcessInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of {@code status --json}. What is not known is null, and never left out. */
final class ProcessJson {
  private ProcessJson() {}

  static String of(List<ProcessInfo> infos) {
    return Json.lines(infos.stream().map(ProcessJson::object).toList());
  }

  private static Map<String, Object> object(ProcessInfo info) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("group", info.group());
    object.put("name", info.name());
    object.put("state", info.stateName());
    object.put("pid", info.pid() == 0 ? Optional.empty() : info.pid());
    object.put("started_at", info.start());
    object.put("stopped_at", info.stop());
    object.put("uptime_seconds", info.uptime().map(Duration::toSeconds));
    object.put("exit_status", info.stop().isPresent() ? info.exitStatus() : Optional.empty());
    object.put("spawn_error", info.spawnError());
    object.put("stdout_log", info.stdoutLog());
    object.put("stderr_log", info.stderrLog());
    object.put("description", info.description());
    return object;
  }
}

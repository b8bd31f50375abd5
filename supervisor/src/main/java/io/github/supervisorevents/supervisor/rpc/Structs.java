package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import io.github.supervisorevents.supervisor.control.ConfiguredProgram;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Descriptions;
import io.github.supervisorevents.supervisor.control.Outcome;
import io.github.supervisorevents.supervisor.control.ProcessStatus;
import io.github.supervisorevents.supervisor.control.SupervisorStatus;
import io.github.supervisorevents.supervisor.spec.GroupChanges;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results as clients get them.
 *
 * @param descriptions says how a process is
 */
record Structs(Descriptions descriptions) {
  private static final int SUCCESS = 80;

  XmlRpcValue state(SupervisorStatus status) {
    Members members = new Members();
    members.put("statecode", status.state().code());
    members.put("statename", status.state().name());
    return members.struct();
  }

  XmlRpcValue process(ProcessStatus status) {
    String stdout = status.stdoutLog().map(Path::toString).orElse("");
    Members members = new Members();
    members.put("name", status.name().process());
    members.put("group", status.name().group());
    members.put("start", seconds(status.started()));
    members.put("stop", seconds(status.stopped()));
    members.put("now", seconds(Optional.of(status.now())));
    members.put("state", status.state().code());
    members.put("statename", status.state().name());
    members.put("spawnerr", status.spawnError());
    members.put("exitstatus", status.exitStatus().orElse(0));
    members.put("logfile", stdout);
    members.put("stdout_logfile", stdout);
    members.put("stderr_logfile", status.stderrLog().map(Path::toString).orElse(""));
    members.put("pid", status.pid().orElse(0));
    members.put("description", descriptions.of(status));
    return members.struct();
  }

  /** Clients know integers of 32 bits only. */
  private static long seconds(Optional<Instant> time) {
    return time.map(Instant::getEpochSecond).map(s -> Math.min(s, Integer.MAX_VALUE)).orElse(0L);
  }

  XmlRpcValue outcome(Outcome outcome) {
    Members members = new Members();
    members.put("name", outcome.name().process());
    members.put("group", outcome.name().group());
    members.put("status", outcome.fault().map(fault -> fault.fault().code()).orElse(SUCCESS));
    members.put("description", outcome.fault().map(ControlException::getMessage).orElse("OK"));
    return members.struct();
  }

  XmlRpcValue fault(ControlException fault) {
    Members members = new Members();
    members.put("faultCode", fault.fault().code());
    members.put("faultString", fault.getMessage());
    return members.struct();
  }

  XmlRpcValue changes(GroupChanges changes) {
    return XmlRpcValue.of(
        List.of(
            XmlRpcValue.of(
                List.of(
                    texts(changes.added()), texts(changes.changed()), texts(changes.removed())))));
  }

  static XmlRpcValue texts(List<String> texts) {
    return XmlRpcValue.of(texts.stream().map(XmlRpcValue::of).toList());
  }

  XmlRpcValue config(ConfiguredProgram configured) {
    ProgramSpec program = configured.program();
    Members members = new Members();
    members.put("name", program.name());
    members.put("group", configured.group().name());
    members.put("inuse", configured.inUse());
    members.put("group_prio", configured.group().priority());
    members.put("process_prio", program.priority());
    members.put("command", program.launch().command());
    members.put("directory", program.launch().directory().map(Path::toString).orElse("none"));
    members.put(
        "uid",
        program
            .launch()
            .user()
            .map(user -> XmlRpcValue.of(user.uid()))
            .orElse(XmlRpcValue.of("none")));
    members.put("serverurl", program.launch().serverUrl().orElse("none"));
    members.put("autostart", program.start().autostart());
    members.put(
        "autorestart",
        switch (program.start().autorestart()) {
          case ALWAYS -> XmlRpcValue.of(true);
          case NEVER -> XmlRpcValue.of(false);
          case UNEXPECTED -> XmlRpcValue.of("unexpected");
        });
    members.put("startsecs", program.start().startsecs().toSeconds());
    members.put("startretries", program.start().startretries());
    members.put(
        "exitcodes",
        XmlRpcValue.of(program.start().exitcodes().stream().map(XmlRpcValue::of).toList()));
    members.put("stopsignal", program.stop().signal().number());
    members.put("stopwaitsecs", program.stop().waitsecs().toSeconds());
    members.put("killasgroup", program.stop().killAsGroup());
    members.put("redirect_stderr", program.redirectStderr());
    log(members, "stdout", program.stdout());
    log(members, "stderr", program.stderr());
    return members.struct();
  }

  private static void log(Members members, String channel, LogSpec log) {
    members.put(channel + "_logfile", target(log.target()));
    members.put(channel + "_logfile_maxbytes", log.maxBytes());
    members.put(channel + "_logfile_backups", log.backups());
    members.put(channel + "_capture_maxbytes", log.captureMaxBytes());
    members.put(channel + "_events_enabled", log.eventsEnabled());
    members.put(channel + "_syslog", log.syslog());
  }

  private static String target(LogTarget target) {
    if (target instanceof LogTarget.File file) {
      return file.path().toString();
    }
    return target instanceof LogTarget.Auto ? "auto" : "none";
  }

  /** The members of a struct that is being made. */
  private static final class Members {
    private final Map<String, XmlRpcValue> values = new LinkedHashMap<>();

    void put(String name, String text) {
      values.put(name, XmlRpcValue.of(text));
    }

    void put(String name, long number) {
      values.put(name, XmlRpcValue.of(number));
    }

    void put(String name, boolean flag) {
      values.put(name, XmlRpcValue.of(flag));
    }

    void put(String name, XmlRpcValue value) {
      values.put(name, value);
    }

    XmlRpcValue struct() {
      return new XmlRpcValue.Struct(values);
    }
  }
}

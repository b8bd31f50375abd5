package io.github.supervisorevents.supervisor.config;

import static java.util.stream.Collectors.joining;

import io.github.supervisorevents.supervisor.spec.DaemonSpec;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.ListenerPoolSpec;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.OwnerSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.spec.ServerSpec;
import io.github.supervisorevents.supervisor.spec.SupervisordSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A configuration as the lines that dump_config.py prints for supervisord's. */
final class SpecLines {
  private final List<String> lines = new ArrayList<>();

  private SpecLines() {}

  static List<String> of(SupervisordSpec spec) {
    SpecLines lines = new SpecLines();
    lines.daemon(spec);
    spec.groups().forEach(lines::group);
    spec.servers().forEach(lines::server);
    return lines.lines;
  }

  private void daemon(SupervisordSpec spec) {
    DaemonSpec daemon = spec.daemon();
    add("supervisord.logfile", target(daemon.log().target()));
    add("supervisord.logfile_maxbytes", daemon.log().maxBytes());
    add("supervisord.logfile_backups", daemon.log().backups());
    add(
        "supervisord.loglevel",
        switch (daemon.log().level()) {
          case CRITICAL -> 50;
          case ERROR -> 40;
          case WARN -> 30;
          case INFO -> 20;
          case DEBUG -> 10;
          case TRACE -> 5;
          case BLATHER -> 3;
        });
    add("supervisord.pidfile", daemon.pidFile());
    add("supervisord.umask", daemon.umask());
    add("supervisord.nodaemon", python(daemon.nodaemon()));
    add("supervisord.silent", python(daemon.silent()));
    add("supervisord.minfds", daemon.minFds());
    add("supervisord.minprocs", daemon.minProcs());
    add("supervisord.nocleanup", python(daemon.nocleanup()));
    add("supervisord.childlogdir", daemon.childLogDir());
    add("supervisord.directory", python(daemon.directory()));
    add("supervisord.strip_ansi", python(daemon.stripAnsi()));
    add("supervisord.identifier", daemon.identifier());
    add("supervisord.serverurl", python(spec.serverUrl()));
    add("supervisord.uid", python(daemon.user().map(user -> user.uid())));
  }

  private void group(GroupSpec group) {
    String path = "group." + group.name();
    add(path + ".priority", group.priority());
    if (group instanceof ListenerPoolSpec pool) {
      add(path + ".events", pool.events().stream().map(Enum::name).sorted().collect(joining(",")));
      add(path + ".buffer_size", pool.bufferSize());
    }
    group.programs().forEach(program -> program(path + "." + program.name(), program));
  }

  private void program(String path, ProgramSpec program) {
    add(path + ".command", program.launch().command().replace("\n", "\\n"));
    add(path + ".directory", python(program.launch().directory()));
    OptionalInt umask = program.launch().umask();
    add(path + ".umask", umask.isPresent() ? umask.getAsInt() : "None");
    add(path + ".priority", program.priority());
    add(path + ".autostart", python(program.start().autostart()));
    add(
        path + ".autorestart",
        switch (program.start().autorestart()) {
          case ALWAYS -> "True";
          case UNEXPECTED -> "unexpected";
          case NEVER -> "False";
        });
    add(path + ".startsecs", program.start().startsecs().toSeconds());
    add(path + ".startretries", program.start().startretries());
    add(path + ".uid", python(program.launch().user().map(user -> user.uid())));
    add(path + ".stopwaitsecs", program.stop().waitsecs().toSeconds());
    add(path + ".stopasgroup", python(program.stop().asGroup()));
    add(path + ".killasgroup", python(program.stop().killAsGroup()));
    add(path + ".redirect_stderr", python(program.redirectStderr()));
    add(path + ".serverurl", python(program.launch().serverUrl()));
    add(path + ".stopsignal", program.stop().signal().number());
    add(path + ".exitcodes", program.start().exitcodes());
    log(path + ".stdout_", program.stdout());
    log(path + ".stderr_", program.stderr());
    program.launch().environment().forEach((name, value) -> add(path + ".env." + name, value));
  }

  private void log(String path, LogSpec log) {
    add(path + "logfile", target(log.target()));
    add(path + "capture_maxbytes", log.captureMaxBytes());
    add(path + "events_enabled", python(log.eventsEnabled()));
    add(path + "syslog", python(log.syslog()));
    add(path + "logfile_backups", log.backups());
    add(path + "logfile_maxbytes", log.maxBytes());
  }

  private void server(ServerSpec server) {
    String path = "server.";
    if (server instanceof ServerSpec.Unix unix) {
      path += unix.file();
      add(path + ".chmod", unix.mode());
      add(
          path + ".chown",
          unix.owner()
              .map(owner -> "(" + owner.uid() + ", " + gid(owner) + ")")
              .orElse("(-1, -1)"));
    } else if (server instanceof ServerSpec.Inet inet) {
      path += inet.host() + ":" + inet.port();
    }
    add(path + ".username", python(server.credentials().map(known -> known.username())));
    add(path + ".password", python(server.credentials().map(known -> known.password().reveal())));
  }

  private static int gid(OwnerSpec owner) {
    return owner.gid().orElse(-1);
  }

  private static String target(LogTarget target) {
    if (target instanceof LogTarget.File file) {
      return file.path().toString();
    }
    return target instanceof LogTarget.Auto
        ? "auto"
        : target instanceof LogTarget.Syslog ? "syslog" : "None";
  }

  private static String python(boolean value) {
    return value ? "True" : "False";
  }

  private static String python(Optional<?> value) {
    return value.map(Object::toString).orElse("None");
  }

  private void add(String path, Object value) {
    lines.add(path + " = " + value);
  }
}

package io.github.supervisorevents.supervisor.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The sections and keys that Supervisor documents; what is none of them is reported with the
 * nearest that is.
 */
final class KnownKeys {
  private static final Set<String> PROGRAM =
      Set.of(
          "command",
          "process_name",
          "numprocs",
          "numprocs_start",
          "priority",
          "autostart",
          "startsecs",
          "startretries",
          "autorestart",
          "exitcodes",
          "stopsignal",
          "stopwaitsecs",
          "stopasgroup",
          "killasgroup",
          "user",
          "redirect_stderr",
          "stdout_logfile",
          "stdout_logfile_maxbytes",
          "stdout_logfile_backups",
          "stdout_capture_maxbytes",
          "stdout_events_enabled",
          "stdout_syslog",
          "stderr_logfile",
          "stderr_logfile_maxbytes",
          "stderr_logfile_backups",
          "stderr_capture_maxbytes",
          "stderr_events_enabled",
          "stderr_syslog",
          "environment",
          "directory",
          "umask",
          "serverurl");

  private static final Map<String, Set<String>> SECTIONS =
      Map.of(
          "supervisord",
          Set.of(
              "logfile",
              "logfile_maxbytes",
              "logfile_backups",
              "loglevel",
              "pidfile",
              "umask",
              "nodaemon",
              "silent",
              "minfds",
              "minprocs",
              "nocleanup",
              "childlogdir",
              "user",
              "directory",
              "strip_ansi",
              "environment",
              "identifier"),
          "supervisorctl",
          Set.of("serverurl", "username", "password", "prompt", "history_file"),
          "include",
          Set.of("files"),
          "unix_http_server",
          Set.of("file", "chmod", "chown", "username", "password"),
          "inet_http_server",
          Set.of("port", "username", "password"));

  /** Sections of which there are several, each with a name of its own. */
  private static final Map<String, Set<String>> NAMED_SECTIONS =
      Map.of(
          "program", PROGRAM,
          "eventlistener", and(PROGRAM, "events", "buffer_size", "result_handler"),
          "group", Set.of("programs", "priority"),
          "unix_http_server", SECTIONS.get("unix_http_server"),
          "inet_http_server", SECTIONS.get("inet_http_server"));

  /** Sections whose keys are not looked at here. */
  private static final Set<String> OPEN = Set.of("rpcinterface", "ctlplugin", "fcgi-program");

  private KnownKeys() {}

  private static Set<String> and(Set<String> keys, String... more) {
    Set<String> all = new TreeSet<>(keys);
    all.addAll(List.of(more));
    return all;
  }

  /** Warns of every section and key that means nothing. */
  static void check(IniDocument document, Findings findings) {
    for (IniSection section : document.sections()) {
      if (section.name().equals(IniDocument.DEFAULTS) || OPEN.contains(kind(section))) {
        continue;
      }
      Optional<Set<String>> keys = keys(section);
      if (keys.isEmpty()) {
        findings.warning(
            section.place(),
            section.title(),
            "unknown section, ignored" + Nearest.hint(kind(section), sectionNames()));
      }
      keys.ifPresent(known -> checkKeys(section, known, findings));
    }
  }

  private static void checkKeys(IniSection section, Set<String> known, Findings findings) {
    for (IniEntry entry : section.entries()) {
      if (!known.contains(entry.key())) {
        findings.warning(
            entry.place(),
            section.title() + " " + entry.key(),
            "unknown key, ignored" + Nearest.hint(entry.key(), known));
      }
    }
  }

  private static Optional<Set<String>> keys(IniSection section) {
    boolean named = section.name().indexOf(':') >= 0;
    return Optional.ofNullable((named ? NAMED_SECTIONS : SECTIONS).get(kind(section)));
  }

  private static String kind(IniSection section) {
    int colon = section.name().indexOf(':');
    return colon < 0 ? section.name() : section.name().substring(0, colon);
  }

  private static Set<String> sectionNames() {
    return NAMED_SECTIONS.keySet().stream()
        .collect(Collectors.toCollection(() -> new TreeSet<>(SECTIONS.keySet())));
  }
}

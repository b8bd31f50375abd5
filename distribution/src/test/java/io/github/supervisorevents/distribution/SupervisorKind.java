package io.github.supervisorevents.distribution;

import io.github.supervisorevents.notifier.Supervisord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The two supervisors that run the notifier as it is installed. */
enum SupervisorKind {
  SUPERVISORD("supervisord", "supervisorctl"),
  JSUPERVISORD(installed("jsupervisord"), installed("jsupervisorctl"));

  private final Supervisord.Commands commands;

  SupervisorKind(String supervisord, String ctl) {
    commands =
        new Supervisord.Commands(supervisord, ctl, List.of(installed("supervisor-notifier")));
  }

  private static String installed(String name) {
    return Path.of(System.getProperty("distribution.folder"), "bin", name).toString();
  }

  Supervisord start(String events, Map<String, String> settings, String programs)
      throws IOException {
    return Supervisord.start(commands, events, settings, programs);
  }
}

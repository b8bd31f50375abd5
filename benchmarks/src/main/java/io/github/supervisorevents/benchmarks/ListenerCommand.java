package io.github.supervisorevents.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A listener to be measured.
 *
 * @param name as it stands in the tables
 * @param command program and arguments
 * @param environment what is added to ours
 */
record ListenerCommand(String name, List<String> command, Map<String, String> environment) {
  private static final String STATE = "NOTIFIER_STATE_DIR";

  ListenerCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The same, with another folder for what a notifier keeps; other listeners keep nothing. */
  ListenerCommand withFreshState(Path folder) {
    if (!environment.containsKey(STATE)) {
      return this;
    }
    Map<String, String> other = new HashMap<>(environment);
    other.put(STATE, folder.toString());
    return new ListenerCommand(name, command, other);
  }
}

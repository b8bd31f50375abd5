package io.github.supervisorevents.benchmarks;

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
  ListenerCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}

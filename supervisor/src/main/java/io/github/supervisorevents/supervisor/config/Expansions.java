package io.github.supervisorevents.supervisor.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The names that {@code %(name)s} may use, with their values. Immutable. */
final class Expansions {
  private final Map<String, Object> values;

  private Expansions(Map<String, Object> values) {
    this.values = values;
  }

  /** Every variable of an environment as {@code ENV_NAME}, and the host's name. */
  static Expansions of(Surroundings surroundings) {
    return new Expansions(Map.of("host_node_name", surroundings.hostName()))
        .withEnvironment(surroundings.environment());
  }

  Expansions with(String name, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, value);
    return new Expansions(more);
  }

  Expansions withEnvironment(Map<String, String> environment) {
    Map<String, Object> more = new HashMap<>(values);
    environment.forEach((name, value) -> more.put("ENV_" + name, value));
    return new Expansions(more);
  }

  /**
   * Expands a text that was written in a given file.
   *
   * @throws BadValueException if it cannot be expanded
   */
  String expand(String text, Path here) throws BadValueException {
    return text.indexOf('%') < 0
        ? text
        : PercentFormat.expand(text, with("here", here.toString()).values);
  }
}

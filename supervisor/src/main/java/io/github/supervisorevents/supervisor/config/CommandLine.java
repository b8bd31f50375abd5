package io.github.supervisorevents.supervisor.config;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the command line of the supervisor asks for.
 *
 * @param configFile the {@code -c} option; empty: the file is searched for
 * @param overrides by key of {@code [supervisord]}, what takes the place of the file's value
 */
public record CommandLine(
    Action action, Optional<String> configFile, Map<String, Override> overrides) {
  /** What is to be done. */
  public enum Action {
    RUN,
    /** {@code --check}: only look at the configuration. */
    CHECK,
    /** {@code -h}. */
    HELP,
    /** {@code -v}. */
    VERSION
  }

  /**
   * A value from the command line.
   *
   * @param option as it was written: {@code -m} or {@code --umask}
   * @param value not checked yet
   */
  public record Override(String option, String value) {
    public Override {
      Objects.requireNonNull(option, "option");
      Objects.requireNonNull(value, "value");
    }
  }

  public CommandLine {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(configFile, "configFile");
    overrides = Map.copyOf(overrides);
  }

  /** A command line without any option. */
  public static CommandLine empty() {
    return new CommandLine(Action.RUN, Optional.empty(), Map.of());
  }

  Optional<Override> override(String key) {
    return Optional.ofNullable(overrides.get(key));
  }
}

package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.Logging;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.outbox.StateDirectory;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a command gets its settings from. */
final class ConfigurationOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--pid",
      paramLabel = "PID",
      converter = ProcessIdConverter.class,
      description = {
        "Use the settings of the notifier that runs with this process id, and not those of this"
            + " shell: --pid $$(supervisorctl pid notifier)"
      })
  private Optional<Long> pid = Optional.empty();

  NotifierConfig read() throws ConfigurationException {
    NotifierConfig config = NotifierConfig.lookedAt(variables());
    Logging.configure(config.logLevel());
    return config;
  }

  /** The folder that the notifier of these settings keeps its state in. */
  StateDirectory state(NotifierConfig config) {
    return pid.flatMap(id -> new RunningNotifier(id).database())
        .map(database -> StateDirectory.existing(database.getParent()))
        .orElse(config.state());
  }

  boolean isFromThisShell() {
    return pid.isEmpty();
  }

  Map<String, String> variables() {
    try {
      return pid.isPresent() ? new RunningNotifier(pid.get()).variables() : System.getenv();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}

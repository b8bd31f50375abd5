package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.Logging;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
      description = {
        "Use the settings of the notifier that runs with this process id, and not those of this"
            + " shell: --pid $$(supervisorctl pid notifier)"
      })
  private Optional<Long> pid = Optional.empty();

  NotifierConfig read() throws ConfigurationException {
    NotifierConfig config = NotifierConfig.fromEnvironment(variables());
    Logging.configure(config.logLevel());
    return config;
  }

  boolean isFromThisShell() {
    return pid.isEmpty();
  }

  private Map<String, String> variables() {
    return pid.isPresent() ? of(pid.get()) : System.getenv();
  }

  private Map<String, String> of(long process) {
    Map<String, String> variables = new LinkedHashMap<>();
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", String.valueOf(process), "environ"));
      for (String variable : new String(bytes, StandardCharsets.UTF_8).split("\0")) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "the settings of process %d cannot be read (%s): it must run, and this must be its user or root"
              .formatted(process, e.getMessage()),
          e);
    }
    return variables;
  }
}

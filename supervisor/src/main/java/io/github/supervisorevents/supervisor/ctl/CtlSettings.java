package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.supervisor.spec.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach the supervisor and how to talk with people: what the configuration says, replaced by
 * what the command line says.
 */
record CtlSettings(
    String serverUrl,
    Optional<String> username,
    Optional<Secret> password,
    String prompt,
    Optional<Path> historyFile) {
  static final CtlSettings DEFAULT =
      new CtlSettings(
          "http://localhost:9001",
          Optional.empty(),
          Optional.empty(),
          "supervisor",
          Optional.empty());
}

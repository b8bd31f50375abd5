package io.github.supervisorevents.supervisor.control;

import io.github.supervisorevents.supervisor.state.SupervisorState;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the supervisor itself.
 *
 * @param identifier its name, as configured
 * @param mainLog its log file, absolute; empty: it logs to no file
 */
public record SupervisorStatus(
    SupervisorState state, long pid, String identifier, Optional<Path> mainLog) {
  public SupervisorStatus {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(mainLog, "mainLog");
  }
}

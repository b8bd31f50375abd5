package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What supervisord says of a process when it is asked.
 *
 * @param name which process
 * @param state its state
 * @param pid its process id; empty when it does not run
 * @param start when it was last started, by the wall clock; empty when never
 * @param stop when it last ended, by the wall clock; empty when never
 * @param exitStatus its last exit status; empty when it does not apply
 * @param spawnError why it could not be started
 */
public record ProcessSnapshot(
    ProcessName name,
    ProcessState state,
    OptionalInt pid,
    Optional<Instant> start,
    Optional<Instant> stop,
    OptionalInt exitStatus,
    Optional<String> spawnError) {
  /** Checks. */
  public ProcessSnapshot {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(pid, "pid");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(stop, "stop");
    Objects.requireNonNull(exitStatus, "exitStatus");
    Objects.requireNonNull(spawnError, "spawnError");
  }
}

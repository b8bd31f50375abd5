package io.github.supervisorevents.supervisor.control;

import io.github.supervisorevents.supervisor.state.ListenerState;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of one process at one moment.
 *
 * @param pid empty: there is no process
 * @param started when it was last started; empty: never
 * @param stopped when it last ended; empty: never
 * @param now the moment
 * @param exitStatus what it last exited with, −1 if a signal ended it; empty: it has not ended yet
 * @param spawnError why it could not be started or ended too early; empty text: nothing wrong
 * @param stdoutLog its log file, the one chosen where that is automatic; empty: none
 * @param stderrLog likewise; also empty if stderr is redirected
 * @param listener where it stands in the listener protocol; empty: it is no event listener
 */
public record ProcessStatus(
    ProcessName name,
    ProcessState state,
    OptionalInt pid,
    Optional<Instant> started,
    Optional<Instant> stopped,
    Instant now,
    OptionalInt exitStatus,
    String spawnError,
    Optional<Path> stdoutLog,
    Optional<Path> stderrLog,
    Optional<ListenerState> listener) {
  public ProcessStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(pid, "pid");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(stopped, "stopped");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(exitStatus, "exitStatus");
    Objects.requireNonNull(spawnError, "spawnError");
    Objects.requireNonNull(stdoutLog, "stdoutLog");
    Objects.requireNonNull(stderrLog, "stderrLog");
    Objects.requireNonNull(listener, "listener");
  }
}

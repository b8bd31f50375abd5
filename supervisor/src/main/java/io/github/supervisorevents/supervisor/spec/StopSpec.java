package io.github.supervisorevents.supervisor.spec;

import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.time.Duration;
import java.util.Objects;

/**
 * How a process is stopped.
 *
 * @param signal what it is sent first
 * @param waitsecs how long it may take before it is sent SIGKILL
 * @param asGroup whether {@code signal} goes to its whole process group
 * @param killAsGroup whether SIGKILL goes to its whole process group
 */
public record StopSpec(UnixSignal signal, Duration waitsecs, boolean asGroup, boolean killAsGroup) {
  public StopSpec {
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(waitsecs, "waitsecs");
  }
}

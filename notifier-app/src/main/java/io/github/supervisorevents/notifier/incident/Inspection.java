package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A process to be looked at now, while the traces are fresh.
 *
 * @param process which one
 * @param kind what has just happened to it
 * @param pid the process id it had; empty when it never ran
 * @param number tells this look from later ones at the same process
 * @param at when it happened, by the wall clock
 * @param hasEnding whether its exit status or signal is known already
 */
public record Inspection(
    ProcessName process, Kind kind, OptionalInt pid, int number, Instant at, boolean hasEnding) {
  /** Checks. */
  public Inspection {
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(pid, "pid");
    Objects.requireNonNull(at, "at");
  }
}

package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an inspection found; only what is certain to belong to it.
 *
 * @param inspection what was asked
 * @param exitStatus the exit status; empty when unknown, stale or a signal
 * @param signal the signal that killed it
 * @param spawnError why it could not be started
 * @param uptime how long it ran
 * @param logTail its last log lines, oldest first, secrets already redacted
 */
public record Findings(
    Inspection inspection,
    OptionalInt exitStatus,
    Optional<String> signal,
    Optional<String> spawnError,
    Optional<Duration> uptime,
    List<String> logTail) {
  /** Checks and copies. */
  public Findings {
    Objects.requireNonNull(inspection, "inspection");
    Objects.requireNonNull(exitStatus, "exitStatus");
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(spawnError, "spawnError");
    Objects.requireNonNull(uptime, "uptime");
    logTail = List.copyOf(logTail);
  }

  /** An inspection that found nothing, or did not end in time. */
  public static Findings nothing(Inspection inspection) {
    return new Findings(
        inspection,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}

package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A process's bad time. Times are the tracker's. Immutable.
 *
 * @param kind what it is now
 * @param startedAt when the first bad thing happened
 * @param exits unexpected exits and failed starts so far
 * @param facts what is known of the last bad thing
 * @param phase where it stands
 * @param inspections how often an inspection was asked for
 * @param findingsUntil until when findings of the last one are waited for; empty when none are
 */
public record Trouble(
    Kind kind,
    Instant startedAt,
    int exits,
    ProcessFacts facts,
    Phase phase,
    int inspections,
    Optional<Instant> findingsUntil) {
  /** Checks. */
  public Trouble {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(findingsUntil, "findingsUntil");
  }

  boolean isDown() {
    return phase.step() == Phase.Step.DOWN;
  }

  Trouble in(Phase next) {
    return new Trouble(kind, startedAt, exits, facts, next, inspections, findingsUntil);
  }

  Trouble knowing(ProcessFacts known) {
    return new Trouble(kind, startedAt, exits, known, phase, inspections, findingsUntil);
  }

  Trouble inspectedUntil(Instant until) {
    return new Trouble(kind, startedAt, exits, facts, phase, inspections + 1, Optional.of(until));
  }

  Trouble found(ProcessFacts known) {
    return new Trouble(kind, startedAt, exits, known, phase, inspections, Optional.empty());
  }
}

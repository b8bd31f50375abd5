package io.github.supervisorevents.notifier.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one event, or one turn of a timer, leads to: stored whole or not at all.
 *
 * @param at when it was received
 * @param event the event; empty when a timer was the cause
 * @param dispatches what is to be told, in this order
 * @param state what is to be remembered
 */
public record Batch(
    Instant at, Optional<EventPosition> event, List<Dispatch> dispatches, List<StateChange> state) {
  /** Checks and copies. */
  public Batch {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(event, "event");
    dispatches = List.copyOf(dispatches);
    state = List.copyOf(state);
  }

  /** An event and what it leads to, nothing to remember. */
  public static Batch of(Instant at, EventPosition event, List<Dispatch> dispatches) {
    return new Batch(at, Optional.of(event), dispatches, List.of());
  }

  /** What a timer, or an operator's command, leads to. */
  public static Batch of(Instant at, List<Dispatch> dispatches) {
    return new Batch(at, Optional.empty(), dispatches, List.of());
  }
}

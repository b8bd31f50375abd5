package io.github.supervisorevents.notifier.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What some events, or one turn of a timer, lead to: stored whole or not at all.
 *
 * @param at when that was found out
 * @param dispatches what is to be told, in this order
 * @param state what is to be remembered
 */
public record Batch(Instant at, List<Dispatch> dispatches, List<StateChange> state) {
  /** Checks and copies. */
  public Batch {
    Objects.requireNonNull(at, "at");
    dispatches = List.copyOf(dispatches);
    state = List.copyOf(state);
  }

  /** Something to tell, nothing to remember. */
  public static Batch of(Instant at, List<Dispatch> dispatches) {
    return new Batch(at, dispatches, List.of());
  }
}

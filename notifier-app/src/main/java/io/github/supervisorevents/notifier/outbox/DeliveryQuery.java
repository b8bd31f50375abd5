package io.github.supervisorevents.notifier.outbox;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which deliveries to list.
 *
 * @param states in one of these states
 * @param channel on this channel; empty for all
 * @param limit at most so many, the newest
 */
public record DeliveryQuery(Set<DeliveryState> states, Optional<String> channel, int limit) {
  /** Checks and copies. */
  public DeliveryQuery {
    states = Set.copyOf(states);
    Objects.requireNonNull(channel, "channel");
    if (limit < 1) {
      throw new IllegalArgumentException("limit is at least 1, found: " + limit);
    }
  }
}

package io.github.supervisorevents.notifier.outbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which deliveries to list.
 *
 * @param states in one of these states
 * @param channel on this channel; empty for all
 * @param since stored at this time or later; empty for all
 * @param limit at most so many, the newest
 */
public record DeliveryQuery(
    Set<DeliveryState> states, Optional<String> channel, Optional<Instant> since, int limit) {
  /** Checks and copies. */
  public DeliveryQuery {
    states = Set.copyOf(states);
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(since, "since");
    if (limit < 1) {
      throw new IllegalArgumentException("limit is at least 1, found: " + limit);
    }
  }

  /** In these states, on any channel, of any age. */
  public static DeliveryQuery of(Set<DeliveryState> states, int limit) {
    return new DeliveryQuery(states, Optional.empty(), Optional.empty(), limit);
  }
}

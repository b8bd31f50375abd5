package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.message.Notification;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A delivery as the outbox holds it.
 *
 * @param id the same on every attempt
 * @param channel the channel's name
 * @param notification what to tell
 * @param state where it is in its life
 * @param storedAt when it was stored, or put back by an operator
 * @param attempts how often it was tried since
 * @param notBefore when it may be tried next: its own next attempt, or the time the service told
 *     this channel to wait for, whichever is later
 * @param lastFailure why the last attempt failed; empty when none did
 * @param finishedAt when it was sent, buried or dropped
 */
public record StoredDelivery(
    String id,
    String channel,
    Notification notification,
    DeliveryState state,
    Instant storedAt,
    int attempts,
    Instant notBefore,
    Optional<FailureReason> lastFailure,
    Optional<Instant> finishedAt) {
  /** Checks. */
  public StoredDelivery {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(notification, "notification");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(storedAt, "storedAt");
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(lastFailure, "lastFailure");
    Objects.requireNonNull(finishedAt, "finishedAt");
  }
}

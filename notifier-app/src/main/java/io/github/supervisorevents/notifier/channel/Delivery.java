package io.github.supervisorevents.notifier.channel;

import io.github.supervisorevents.notifier.message.Notification;
import java.util.Map;
import java.util.Objects;

/**
 * One notification on its way to one channel.
 *
 * @param id the same on every attempt, so that a receiver can drop a repetition; contains no dot
 * @param notification what to tell
 * @param attempt 1 for the first
 * @param late whether it waited so long that the reader should be told when it happened
 * @param incidentMemory what this channel remembered of the incident's earlier messages, for
 *     example a message id; empty for the first
 * @param channelMemory what this channel remembered for itself, for example a chat's new id
 */
public record Delivery(
    String id,
    Notification notification,
    int attempt,
    boolean late,
    Map<String, String> incidentMemory,
    Map<String, String> channelMemory) {
  /** Checks and copies. */
  public Delivery {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(notification, "notification");
    incidentMemory = Map.copyOf(incidentMemory);
    channelMemory = Map.copyOf(channelMemory);
    if (id.indexOf('.') >= 0) {
      throw new IllegalArgumentException("a delivery id contains no dot, found: " + id);
    }
  }
}

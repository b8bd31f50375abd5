package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.message.Notification;
import java.util.List;
import java.util.Objects;

/**
 * A notification and the channels it goes to.
 *
 * @param notification what to tell
 * @param channels the names of the channels, each once
 */
public record Dispatch(Notification notification, List<String> channels) {
  /** Checks and copies. */
  public Dispatch {
    Objects.requireNonNull(notification, "notification");
    channels = List.copyOf(channels);
    if (channels.stream().distinct().count() != channels.size()) {
      throw new IllegalArgumentException("a channel is named twice: " + channels);
    }
  }

  /**
   * The id of this notification's delivery on a channel: the same whenever it is asked for, so that
   * nothing can store it twice.
   */
  String deliveryId(String channel) {
    return notification.id() + "-" + channel.replace('.', '_');
  }
}

package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import java.net.URI;

/** Makes what is sent of a notification. */
interface WebhookRequests {

  /**
   * Where it goes, and its body.
   *
   * @throws IllegalArgumentException when a template cannot be filled in
   */
  Prepared prepare(Notification notification, MessageText text);

  /**
   * A request's changing parts.
   *
   * @param address where it goes
   * @param body its bytes
   */
  record Prepared(URI address, byte[] body) {}
}

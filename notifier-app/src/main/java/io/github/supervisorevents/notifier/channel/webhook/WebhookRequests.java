package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import java.net.URI;
import java.util.function.Supplier;

/** Makes what is sent of a notification. */
interface WebhookRequests {

  /**
   * Where it goes, and its body.
   *
   * @param text what it says to a person, when that is needed
   * @throws IllegalArgumentException when a template cannot be filled in
   */
  Prepared prepare(Notification notification, Supplier<MessageText> text);

  /**
   * A request's changing parts.
   *
   * @param address where it goes
   * @param body its bytes
   */
  record Prepared(URI address, byte[] body) {}
}

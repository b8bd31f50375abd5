package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.message.DataBudget;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.NotificationData;
import java.net.URI;
import java.util.function.Supplier;

/** The JSON body of version 1, cut to its largest size, to one address. */
final class StandardRequests implements WebhookRequests {
  /** Standard Webhooks asks for less than 20 kB. */
  private static final int MAX_BYTES = 19_999;

  private final URI address;

  StandardRequests(URI address) {
    this.address = address;
  }

  @Override
  public Prepared prepare(Notification notification, Supplier<MessageText> text) {
    byte[] bytes = {};
    String title = MessageText.title(notification);
    for (DataBudget budget : DataBudget.GETTING_SMALLER) {
      bytes = Json.bytes(NotificationData.of(notification, title, budget));
      if (bytes.length <= MAX_BYTES) {
        break;
      }
    }
    return new Prepared(address, bytes);
  }
}

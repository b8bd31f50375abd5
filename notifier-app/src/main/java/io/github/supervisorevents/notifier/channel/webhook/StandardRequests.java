package io.github.supervisorevents.notifier.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.message.DataBudget;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.NotificationData;
import java.net.URI;
import java.util.Map;

/** The JSON body of version 1, cut to its largest size, to one address. */
final class StandardRequests implements WebhookRequests {
  /** Standard Webhooks asks for less than 20 kB. */
  private static final int MAX_BYTES = 19_999;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;

  StandardRequests(URI address) {
    this.address = address;
  }

  @Override
  public Prepared prepare(Notification notification, MessageText text) {
    byte[] bytes = {};
    for (DataBudget budget : DataBudget.GETTING_SMALLER) {
      bytes = json(NotificationData.of(notification, text.title(), budget));
      if (bytes.length <= MAX_BYTES) {
        break;
      }
    }
    return new Prepared(address, bytes);
  }

  private static byte[] json(Map<String, Object> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, strings and numbers are always JSON", e);
    }
  }
}

package io.github.supervisorevents.notifier.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import java.util.Map;

/** The JSON body of version 1, cut to its largest size. */
final class WebhookBody {
  /** Standard Webhooks asks for less than 20 kB. */
  static final int MAX_BYTES = 19_999;

  private static final ObjectMapper JSON = new ObjectMapper();

  private WebhookBody() {}

  static byte[] of(Notification notification, MessageText text) {
    byte[] bytes = {};
    for (WebhookBudget budget : WebhookBudget.GETTING_SMALLER) {
      bytes = json(WebhookData.body(notification, text, budget));
      if (bytes.length <= MAX_BYTES) {
        break;
      }
    }
    return bytes;
  }

  private static byte[] json(Map<String, Object> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, strings and numbers are always JSON", e);
    }
  }
}

package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.http.HttpCaller;
import io.github.supervisorevents.notifier.channel.http.HttpVerdict;
import io.github.supervisorevents.notifier.message.MessageText;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Posts each notification as JSON, signed as Standard Webhooks has it. Used by one thread at a
 * time; {@link #close} by any.
 */
public final class WebhookChannel implements Channel {
  private static final String CONTENT_TYPE = "Content-Type";

  private final WebhookConfig config;
  private final Clock clock;
  private final HttpCaller http;

  /**
   * Does no I/O.
   *
   * @param clock what time it is, and in which zone to write it
   */
  public WebhookChannel(WebhookConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.http = new HttpCaller(config.http());
  }

  @Override
  public DeliveryResult deliver(Delivery delivery) {
    URI address = URI.create(config.url().reveal());
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    byte[] body = WebhookBody.of(delivery.notification(), text);
    Map<String, String> headers = headers(delivery.id(), body);
    String contentType = contentType();
    return http.post(address, headers, contentType, body)
        .judgedBy(answer -> HttpVerdict.of(answer, address.getHost(), clock));
  }

  private String contentType() {
    return config.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE))
        .map(header -> header.getValue().reveal())
        .findFirst()
        .orElse("application/json");
  }

  private Map<String, String> headers(String id, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    config.headers().forEach((name, value) -> headers.put(name, value.reveal()));
    headers.keySet().removeIf(CONTENT_TYPE::equalsIgnoreCase);
    long timestamp = clock.instant().getEpochSecond();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", String.valueOf(timestamp));
    config
        .signingSecret()
        .map(WebhookConfig::signingKey)
        .map(key -> StandardWebhookSignature.of(key, id, timestamp, body))
        .ifPresent(signature -> headers.put("webhook-signature", signature));
    return headers;
  }

  @Override
  public CheckResult check() {
    return new CheckResult.NotPossible(
        "a webhook can only be tried by sending to it: use the test command");
  }

  @Override
  public void close() {
    http.close();
  }
}

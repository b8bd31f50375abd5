package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.http.HttpCaller;
import io.github.supervisorevents.notifier.channel.http.HttpRehearsal;
import io.github.supervisorevents.notifier.channel.http.HttpVerdict;
import io.github.supervisorevents.notifier.message.MessageText;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Posts each notification as JSON, signed as Standard Webhooks has it. Used by one thread at a
 * time; {@link #close} by any.
 */
public final class WebhookChannel implements Channel {
  private final WebhookConfig config;
  private final Clock clock;
  private final HttpCaller http;
  private WebhookRequests requests;

  /**
   * Does no I/O.
   *
   * @param clock what time it is, and in which zone to write it
   */
  public WebhookChannel(WebhookConfig config, Clock clock) {
    this(config, clock, new HttpCaller(config.http()));
  }

  private WebhookChannel(WebhookConfig config, Clock clock, HttpCaller http) {
    this.config = config;
    this.clock = clock;
    this.http = http;
  }

  @Override
  public DeliveryResult deliver(Delivery delivery) {
    Supplier<MessageText> text =
        () -> MessageText.of(delivery.notification(), delivery.late(), clock);
    WebhookRequests.Prepared request;
    try {
      request = requests().prepare(delivery.notification(), text);
    } catch (IllegalArgumentException e) {
      return new Rejected(new FailureReason("template", e.getMessage()), Scope.NOTIFICATION);
    }
    Map<String, String> headers = headers(delivery.id(), request.body());
    String host = request.address().getHost();
    return http.post(request.address(), headers, config.contentType(), request.body())
        .judgedBy(answer -> HttpVerdict.of(answer, host, clock));
  }

  private WebhookRequests requests() {
    if (requests == null) {
      requests =
          config.bodyTemplate().isPresent()
              ? new TemplateRequests(
                  config.url(), config.bodyTemplate().get(), config.contentType())
              : new StandardRequests(URI.create(config.url().reveal()));
    }
    return requests;
  }

  private Map<String, String> headers(String id, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    config.headers().forEach((name, value) -> headers.put(name, value.reveal()));
    headers.keySet().removeIf(WebhookConfig.CONTENT_TYPE::equalsIgnoreCase);
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
  public Preview preview(Delivery delivery) {
    HttpRehearsal endpoint = new HttpRehearsal("");
    DeliveryResult result = new WebhookChannel(config, clock, endpoint.caller()).deliver(delivery);
    WebhookView view = new WebhookView(config);
    return new Preview(endpoint.requests().stream().map(view::of).toList(), result);
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

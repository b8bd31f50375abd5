package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.http.HttpAddress;
import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.json.NotJsonException;
import io.github.supervisorevents.notifier.message.Escaping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a webhook would be sent, fit to be shown. */
final class WebhookView {
  private static final String MASK = "***";

  private final WebhookConfig config;

  WebhookView(WebhookConfig config) {
    this.config = config;
  }

  Preview.Step of(Preview.Request request) {
    String to = HttpAddress.masked(URI.create(request.to()));
    String body = masked(request.body());
    String signed = config.signingSecret().isPresent() ? ", signed" : "";
    return new Preview.Step(
        "posts to " + to + signed,
        lines(body),
        Optional.of(new Preview.Request(to, request.contentType(), body)));
  }

  private String masked(String body) {
    String masked = body;
    List<String> secrets =
        config.bodyTemplate().stream()
            .flatMap(template -> template.secrets().values().stream())
            .map(secret -> secret.reveal())
            .filter(secret -> !secret.isEmpty())
            .toList();
    for (String secret : secrets) {
      for (Escaping escaping : Escaping.values()) {
        masked = masked.replace(escaping.escape(secret), MASK);
      }
    }
    return masked;
  }

  private static List<String> lines(String body) {
    try {
      return Json.pretty(Json.read(body).plain()).lines().toList();
    } catch (NotJsonException e) {
      return body.lines().toList();
    }
  }
}

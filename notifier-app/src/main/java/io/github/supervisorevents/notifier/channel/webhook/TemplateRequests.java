package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpAddress;
import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.json.NotJsonException;
import io.github.supervisorevents.notifier.message.Escaping;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.TemplateFields;
import io.github.supervisorevents.notifier.message.TextTemplate;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A body and an address from templates. */
final class TemplateRequests implements WebhookRequests {
  private final TextTemplate address;
  private final TextTemplate body;
  private final boolean json;
  private final Map<String, String> secrets = new HashMap<>();

  /**
   * Compiles the templates.
   *
   * @param contentType decides how values are escaped, and whether the body must be JSON
   * @throws IllegalArgumentException when one of them is wrong; the message says which and where
   */
  TemplateRequests(Secret url, BodyTemplate template, String contentType) {
    json = contentType.contains("json");
    address = named("the URL", () -> TextTemplate.of(url.reveal(), Escaping.URL));
    body = named("the body", () -> TextTemplate.of(template.source(), escaping(contentType)));
    template.secrets().forEach((name, secret) -> secrets.put(name, secret.reveal()));
  }

  private Escaping escaping(String contentType) {
    if (json) {
      return Escaping.JSON;
    }
    return contentType.contains("x-www-form-urlencoded") ? Escaping.URL : Escaping.NONE;
  }

  /** Tries the templates with notifications that have everything and nothing. */
  TemplateRequests checked() {
    Clock clock = Clock.system(ZoneOffset.UTC);
    for (Notification example : TemplateFields.examples()) {
      prepare(example, () -> MessageText.of(example, false, clock));
    }
    return this;
  }

  @Override
  public Prepared prepare(Notification notification, Supplier<MessageText> text) {
    Map<String, Object> fields = TemplateFields.of(notification, text.get());
    fields.put("secrets", secrets);
    String url = named("the URL", () -> address.render(fields));
    String rendered = named("the body", () -> body.render(fields));
    if (json) {
      checkJson(rendered);
    }
    return new Prepared(HttpAddress.parse(url), rendered.getBytes(StandardCharsets.UTF_8));
  }

  private static void checkJson(String rendered) {
    try {
      Json.read(rendered);
    } catch (NotJsonException e) {
      throw new IllegalArgumentException(
          "the body's template makes no JSON: "
              + e.getMessage()
              + ", in line "
              + e.line()
              + " of what it makes",
          e);
    }
  }

  private static <T> T named(String what, Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(what + "'s template: " + e.getMessage(), e);
    }
  }
}

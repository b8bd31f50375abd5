package io.github.supervisorevents.notifier.channel.telegram;

import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.http.HttpCaller;
import io.github.supervisorevents.notifier.channel.http.HttpOutcome;
import io.github.supervisorevents.notifier.channel.http.HttpVerdict;
import io.github.supervisorevents.notifier.channel.http.RetryAfter;
import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.json.JsonValue;
import io.github.supervisorevents.notifier.json.NotJsonException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls the Bot API; the token is in the address, so no address is ever repeated. */
final class BotApi {
  private final TelegramConfig config;
  private final HttpCaller http;
  private final Clock clock;

  BotApi(TelegramConfig config, HttpCaller http, Clock clock) {
    this.config = config;
    this.http = http;
    this.clock = clock;
  }

  BotAnswer call(String method, Map<String, Object> parameters) {
    URI address = URI.create(config.apiUrl() + "/bot" + config.token().reveal() + "/" + method);
    HttpOutcome outcome = http.post(address, Map.of(), "application/json", Json.bytes(parameters));
    return outcome instanceof HttpOutcome.Answer answer
        ? judge(answer)
        : new BotAnswer.Failed(((HttpOutcome.NoAnswer) outcome).result());
  }

  private BotAnswer judge(HttpOutcome.Answer answer) {
    JsonValue json = json(answer.body());
    if (json.path("ok").isBoolean()) {
      return json.path("ok").asBoolean() ? taken(json.path("result")) : refused(answer, json);
    }
    if (answer.isSuccess()) {
      return new BotAnswer.Failed(
          new RetryLater(
              new FailureReason(
                  "invalid_answer",
                  config.apiUrl().getHost() + " answered with something Telegram never says"),
              Optional.empty()));
    }
    return new BotAnswer.Failed(HttpVerdict.of(answer, config.apiUrl().getHost(), clock));
  }

  private static JsonValue json(String body) {
    try {
      return Json.read(body);
    } catch (NotJsonException e) {
      return JsonValue.NOTHING;
    }
  }

  private static BotAnswer taken(JsonValue result) {
    return new BotAnswer.Taken(text(result.path("message_id")), text(result.path("username")));
  }

  private BotAnswer refused(HttpOutcome.Answer answer, JsonValue json) {
    JsonValue parameters = json.path("parameters");
    Optional<Duration> inBody =
        text(parameters.path("retry_after"))
            .flatMap(seconds -> RetryAfter.parse(seconds, clock.instant()));
    return new BotAnswer.Refused(
        json.path("error_code").asInt(answer.status()),
        json.path("description").asText(),
        inBody.or(() -> RetryAfter.of(answer, clock)),
        text(parameters.path("migrate_to_chat_id")));
  }

  private static Optional<String> text(JsonValue value) {
    return value.isScalar() ? Optional.of(value.asText()) : Optional.empty();
  }
}

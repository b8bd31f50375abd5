package io.github.supervisorevents.notifier.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.http.HttpCaller;
import io.github.supervisorevents.notifier.channel.http.HttpOutcome;
import io.github.supervisorevents.notifier.channel.http.HttpVerdict;
import io.github.supervisorevents.notifier.channel.http.RetryAfter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls the Bot API; the token is in the address, so no address is ever repeated. */
final class BotApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TelegramConfig config;
  private final HttpCaller http;
  private final Clock clock;

  BotApi(TelegramConfig config, HttpCaller http, Clock clock) {
    this.config = config;
    this.http = http;
    this.clock = clock;
  }

  /** The parameters of a call, to be filled. */
  static ObjectNode parameters() {
    return JSON.createObjectNode();
  }

  BotAnswer call(String method, ObjectNode parameters) {
    URI address = URI.create(config.apiUrl() + "/bot" + config.token().reveal() + "/" + method);
    byte[] body;
    try {
      body = JSON.writeValueAsBytes(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
    HttpOutcome outcome = http.post(address, Map.of(), "application/json", body);
    return outcome instanceof HttpOutcome.Answer answer
        ? judge(answer)
        : new BotAnswer.Failed(((HttpOutcome.NoAnswer) outcome).result());
  }

  private BotAnswer judge(HttpOutcome.Answer answer) {
    JsonNode json = json(answer.body());
    if (json.path("ok").isBoolean()) {
      return json.get("ok").asBoolean() ? taken(json.path("result")) : refused(answer, json);
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

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static BotAnswer taken(JsonNode result) {
    return new BotAnswer.Taken(text(result.path("message_id")), text(result.path("username")));
  }

  private BotAnswer refused(HttpOutcome.Answer answer, JsonNode json) {
    JsonNode parameters = json.path("parameters");
    Optional<Duration> inBody =
        text(parameters.path("retry_after"))
            .flatMap(seconds -> RetryAfter.parse(seconds, clock.instant()));
    return new BotAnswer.Refused(
        json.path("error_code").asInt(answer.status()),
        json.path("description").asText(),
        inBody.or(() -> RetryAfter.of(answer, clock)),
        text(parameters.path("migrate_to_chat_id")));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
  }
}

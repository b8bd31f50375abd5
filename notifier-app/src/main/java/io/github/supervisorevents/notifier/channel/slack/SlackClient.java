package io.github.supervisorevents.notifier.channel.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpOutcome;
import io.github.supervisorevents.notifier.channel.http.HttpVerdict;
import io.github.supervisorevents.notifier.channel.http.NetworkFailure;
import io.github.supervisorevents.notifier.channel.http.OkHttpClients;
import io.github.supervisorevents.notifier.channel.http.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** The calls we make to Slack; every way they can end is an answer. */
final class SlackClient implements AutoCloseable {
  private final OkHttpClient http;
  private final Slack slack;
  private final MethodsClient methods;
  private final String place;
  private final Clock clock;

  private SlackClient(OkHttpClient http, URI apiUrl, String token, Clock clock) {
    this.http = http;
    this.slack = QuietSlackSdk.over(http);
    this.methods = slack.methods(token);
    this.methods.setEndpointUrlPrefix(apiUrl.toString());
    this.place = apiUrl.getHost();
    this.clock = clock;
  }

  /**
   * Loads the SDK.
   *
   * @throws IOException when the file of certificates cannot be used; the message names it
   */
  static SlackClient open(SlackConfig config, Clock clock) throws IOException {
    return over(OkHttpClients.client(config.http()), config, clock);
  }

  /** Calls Slack by a client of its own. */
  static SlackClient over(OkHttpClient http, SlackConfig config, Clock clock) {
    if (config.access() instanceof SlackConfig.Access.BotToken bot) {
      return new SlackClient(http, config.apiUrl(), bot.token().reveal(), clock);
    }
    return new SlackClient(http, config.apiUrl(), "", clock);
  }

  /** Posts a message, or answers in a thread. */
  SlackAnswer post(String channel, Optional<String> threadTs, SlackMessage message) {
    ChatPostMessageRequest request =
        ChatPostMessageRequest.builder()
            .channel(channel)
            .threadTs(threadTs.orElse(null))
            .text(message.text())
            .attachments(message.attachments())
            .unfurlLinks(false)
            .unfurlMedia(false)
            .build();
    return called(
        () -> {
          ChatPostMessageResponse response = methods.chatPostMessage(request);
          return answered(
              response, response.getChannel(), response.getTs(), response.getHttpResponseHeaders());
        });
  }

  /** Replaces a message. */
  SlackAnswer update(SlackMessageId message, SlackMessage replacement) {
    ChatUpdateRequest request =
        ChatUpdateRequest.builder()
            .channel(message.channel())
            .ts(message.ts())
            .text(replacement.text())
            .attachments(replacement.attachments())
            .build();
    return called(
        () -> {
          ChatUpdateResponse response = methods.chatUpdate(request);
          return answered(
              response, message.channel(), message.ts(), response.getHttpResponseHeaders());
        });
  }

  /** Posts to an incoming webhook. */
  SlackAnswer send(Secret webhook, SlackMessage message) {
    Payload payload =
        Payload.builder()
            .text(message.text())
            .attachments(message.attachments())
            .unfurlLinks(false)
            .unfurlMedia(false)
            .build();
    String host = URI.create(webhook.reveal()).getHost();
    try {
      WebhookResponse response = slack.send(webhook.reveal(), payload);
      HttpOutcome.Answer answer =
          new HttpOutcome.Answer(
              response.getCode(), firstOfEach(response.getHeaders()), response.getBody());
      return WebhookAnswers.judge(answer, host, clock);
    } catch (IOException e) {
      return new SlackAnswer.Failed(NetworkFailure.result(e, host));
    }
  }

  /** Asks who we are. */
  CheckResult authTest() {
    try {
      AuthTestResponse response = methods.authTest(request -> request);
      return response.isOk()
          ? new CheckResult.Ok("signed in to " + response.getTeam() + " as " + response.getUser())
          : new CheckResult.Failed(SlackVerdict.reason(String.valueOf(response.getError())));
    } catch (SlackApiException e) {
      return new CheckResult.Failed(
          new FailureReason(
              "HTTP " + e.getResponse().code(), place + " did not answer as Slack does"));
    } catch (IOException e) {
      return new CheckResult.Failed(NetworkFailure.reason(e, place));
    } catch (RuntimeException e) {
      // The SDK throws whatever its JSON library throws.
      return new CheckResult.Failed(notSlack(place));
    }
  }

  private SlackAnswer called(Call call) {
    try {
      return call.run();
    } catch (SlackApiException e) {
      return new SlackAnswer.Failed(HttpVerdict.of(answer(e.getResponse()), place, clock));
    } catch (IOException e) {
      return new SlackAnswer.Failed(NetworkFailure.result(e, place));
    } catch (RuntimeException e) {
      // The SDK throws whatever its JSON library throws, and NullPointerException for an empty
      // body.
      return new SlackAnswer.Failed(new RetryLater(notSlack(place), Optional.empty()));
    }
  }

  static FailureReason notSlack(String place) {
    return new FailureReason("invalid_answer", place + " answered with something Slack never says");
  }

  private SlackAnswer answered(
      SlackApiTextResponse response, String channel, String ts, Map<String, List<String>> headers) {
    if (response.isOk()) {
      boolean known = channel != null && ts != null;
      return new SlackAnswer.Taken(
          known ? Optional.of(new SlackMessageId(channel, ts)) : Optional.empty());
    }
    if (response.getError() == null) {
      return new SlackAnswer.Failed(new RetryLater(notSlack(place), Optional.empty()));
    }
    Optional<Duration> after =
        headers.getOrDefault("retry-after", List.of()).stream()
            .findFirst()
            .flatMap(value -> RetryAfter.parse(value, clock.instant()));
    return new SlackAnswer.Refused(response.getError(), after);
  }

  private static HttpOutcome.Answer answer(Response response) {
    return new HttpOutcome.Answer(
        response.code(), firstOfEach(response.headers().toMultimap()), "");
  }

  private static Map<String, String> firstOfEach(Map<String, List<String>> headers) {
    Map<String, String> first = new HashMap<>();
    headers.forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return first;
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
  }

  private interface Call {
    SlackAnswer run() throws IOException, SlackApiException;
  }
}

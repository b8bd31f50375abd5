package io.github.supervisorevents.notifier.channel.slack;

import com.slack.api.util.http.SlackHttpClient;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.ClientKind;
import io.github.supervisorevents.notifier.channel.http.HttpOutcome;
import io.github.supervisorevents.notifier.channel.http.HttpVerdict;
import io.github.supervisorevents.notifier.channel.http.NetworkFailure;
import io.github.supervisorevents.notifier.channel.http.OkHttpClients;
import io.github.supervisorevents.notifier.channel.http.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** The calls we make to Slack; every way they can end is an answer. */
final class SlackClient implements AutoCloseable {
  private final OkHttpClient http;
  private final SlackHttpClient slack;
  private final URI apiUrl;
  private final String token;
  private final String place;
  private final Clock clock;

  private SlackClient(OkHttpClient http, URI apiUrl, String token, Clock clock) {
    this.http = http;
    this.slack = QuietSlackSdk.over(http);
    this.apiUrl = apiUrl;
    this.token = token;
    this.place = apiUrl.getHost();
    this.clock = clock;
  }

  /**
   * Loads the SDK.
   *
   * @throws IOException when the file of certificates cannot be used; the message names it
   */
  static SlackClient open(SlackConfig config, Clock clock) throws IOException {
    URI address =
        config.access() instanceof SlackConfig.Access.IncomingWebhook webhook
            ? URI.create(webhook.url().reveal())
            : config.apiUrl();
    return over(OkHttpClients.client(config.http(), ClientKind.of(address)), config, clock);
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
    return call(
        "chat.postMessage",
        SlackBody.post(channel, threadTs, message),
        reply ->
            reply.channel() == null || reply.ts() == null
                ? Optional.empty()
                : Optional.of(new SlackMessageId(reply.channel(), reply.ts())));
  }

  /** Replaces a message. */
  SlackAnswer update(SlackMessageId message, SlackMessage replacement) {
    return call(
        "chat.update", SlackBody.update(message, replacement), reply -> Optional.of(message));
  }

  /** Posts to an incoming webhook. */
  SlackAnswer send(Secret webhook, SlackMessage message) {
    String host = URI.create(webhook.reveal()).getHost();
    try (Response response = slack.postJsonBody(webhook.reveal(), SlackBody.webhook(message))) {
      return WebhookAnswers.judge(answer(response), host, clock);
    } catch (IOException e) {
      return new SlackAnswer.Failed(NetworkFailure.result(e, URI.create(webhook.reveal())));
    }
  }

  /** Asks who we are. */
  CheckResult authTest() {
    try {
      HttpOutcome.Answer answer = ask("auth.test", SlackBody.authTest());
      if (!answer.isSuccess()) {
        return new CheckResult.Failed(
            new FailureReason("HTTP " + answer.status(), place + " did not answer as Slack does"));
      }
      SlackReply.Identity reply = SlackJson.read(answer.body(), SlackReply.Identity.class);
      if (!reply.isOk() && reply.error() == null) {
        return new CheckResult.Failed(notSlack(place));
      }
      return reply.isOk()
          ? new CheckResult.Ok("signed in to " + reply.team() + " as " + reply.user())
          : new CheckResult.Failed(SlackVerdict.reason(reply.error()));
    } catch (IOException e) {
      return new CheckResult.Failed(NetworkFailure.reason(e, apiUrl));
    } catch (RuntimeException e) {
      // Gson throws several.
      return new CheckResult.Failed(notSlack(place));
    }
  }

  private SlackAnswer call(
      String method, FormBody form, Function<SlackReply, Optional<SlackMessageId>> messageOf) {
    try {
      HttpOutcome.Answer answer = ask(method, form);
      return answer.isSuccess()
          ? judged(SlackJson.read(answer.body(), SlackReply.class), answer, messageOf)
          : new SlackAnswer.Failed(HttpVerdict.of(answer, place, clock));
    } catch (IOException e) {
      return new SlackAnswer.Failed(NetworkFailure.result(e, apiUrl));
    } catch (RuntimeException e) {
      // Gson throws several.
      return new SlackAnswer.Failed(new RetryLater(notSlack(place), Optional.empty()));
    }
  }

  private HttpOutcome.Answer ask(String method, FormBody form) throws IOException {
    try (Response response = slack.postFormWithBearerHeader(apiUrl + method, token, form)) {
      return answer(response);
    }
  }

  static FailureReason notSlack(String place) {
    return new FailureReason("invalid_answer", place + " answered with something Slack never says");
  }

  private SlackAnswer judged(
      SlackReply reply,
      HttpOutcome.Answer answer,
      Function<SlackReply, Optional<SlackMessageId>> messageOf) {
    if (reply.isOk()) {
      return new SlackAnswer.Taken(messageOf.apply(reply));
    }
    return reply.error() == null
        ? new SlackAnswer.Failed(new RetryLater(notSlack(place), Optional.empty()))
        : new SlackAnswer.Refused(reply.error(), RetryAfter.of(answer, clock));
  }

  private static HttpOutcome.Answer answer(Response response) throws IOException {
    Map<String, String> first = new HashMap<>();
    response
        .headers()
        .toMultimap()
        .forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new HttpOutcome.Answer(response.code(), first, response.body().string());
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
  }
}

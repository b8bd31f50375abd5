package io.github.supervisorevents.notifier.channel.slack;

import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.http.HttpOutcome;
import io.github.supervisorevents.notifier.channel.http.HttpVerdict;
import io.github.supervisorevents.notifier.channel.http.RetryAfter;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** What incoming webhooks answer: a status, and {@code ok} or a plain error word. */
final class WebhookAnswers {
  private static final Pattern ERROR_WORD = Pattern.compile("[a-z]+(_[a-z]+)+");
  private static final int BAD_REQUEST = 400;

  private WebhookAnswers() {}

  static SlackAnswer judge(HttpOutcome.Answer answer, String host, Clock clock) {
    String body = answer.body().strip();
    if (answer.isSuccess()) {
      // Rocket.Chat, which takes the same requests, answers in JSON.
      return body.equals("ok") || body.contains("\"success\":true")
          ? new SlackAnswer.Taken(Optional.empty())
          : new SlackAnswer.Failed(new RetryLater(SlackClient.notSlack(host), Optional.empty()));
    }
    if (ERROR_WORD.matcher(body).matches()) {
      return new SlackAnswer.Refused(body, RetryAfter.of(answer, clock));
    }
    return answer.status() == BAD_REQUEST
        ? new SlackAnswer.Refused("invalid_payload", Optional.empty())
        : new SlackAnswer.Failed(HttpVerdict.of(answer, host, clock));
  }
}

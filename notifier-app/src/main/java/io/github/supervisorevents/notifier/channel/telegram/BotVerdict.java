package io.github.supervisorevents.notifier.channel.telegram;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.message.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the Bot API's refusals mean for a delivery. */
final class BotVerdict {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;

  /** Refusals with code 400 that will not change until somebody mends the chat or the settings. */
  private static final List<String> CHAT_IS_WRONG =
      List.of(
          "chat not found",
          "peer_id_invalid",
          "user not found",
          "not enough rights",
          "have no rights",
          "need administrator rights",
          "chat_write_forbidden",
          "topic_closed",
          "chat_restricted",
          "group chat was deactivated");

  private BotVerdict() {}

  static DeliveryResult of(BotAnswer.Refused refused, Secret token) {
    FailureReason reason = reason(refused, token);
    int code = refused.code();
    if (code == TOO_MANY || code >= 500) {
      return new RetryLater(reason, refused.retryAfter());
    }
    boolean channel =
        code == UNAUTHORIZED
            || code == FORBIDDEN
            || code == NOT_FOUND
            || CHAT_IS_WRONG.stream().anyMatch(refused::says);
    return new Rejected(reason, channel ? Scope.CHANNEL : Scope.NOTIFICATION);
  }

  static FailureReason reason(BotAnswer.Refused refused, Secret token) {
    String words = PlainText.line(refused.description().replace(token.reveal(), "***"), 200);
    String hint =
        switch (refused.code()) {
          case UNAUTHORIZED, NOT_FOUND -> "Telegram knows no such bot, check TELEGRAM_BOT_TOKEN";
          case FORBIDDEN -> "let the bot write to the chat again";
          case TOO_MANY -> "";
          default -> refused.says("chat not found") ? "check TELEGRAM_CHAT_ID" : "";
        };
    String detail =
        Stream.of(words, hint).filter(part -> !part.isBlank()).collect(Collectors.joining(": "));
    return new FailureReason(
        "Telegram " + refused.code(), detail.isEmpty() ? "it does not say why" : detail);
  }
}

package io.github.supervisorevents.notifier.channel.telegram;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.http.HttpCaller;
import io.github.supervisorevents.notifier.channel.http.HttpRehearsal;
import io.github.supervisorevents.notifier.message.MessageText;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/**
 * Writes to a Telegram chat; an incident is one message that is kept up to date, and answers to it.
 * Used by one thread at a time; {@link #close} by any.
 */
public final class TelegramChannel implements Channel {
  private static final String TAKEN = "{\"ok\":true,\"result\":{\"message_id\":1}}";

  private final TelegramConfig config;
  private final Clock clock;
  private final HttpCaller http;

  /**
   * Does no I/O.
   *
   * @param clock what time it is, and in which zone to write it
   */
  public TelegramChannel(TelegramConfig config, Clock clock) {
    this.config = Objects.requireNonNull(config, "config");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.http = new HttpCaller(config.http());
  }

  @Override
  public DeliveryResult deliver(Delivery delivery) {
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    return new TelegramSender(api(), config, delivery, text).send();
  }

  @Override
  public Preview preview(Delivery delivery) {
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    HttpRehearsal telegram = new HttpRehearsal(TAKEN);
    BotApi api = new BotApi(config, telegram.caller(), clock);
    DeliveryResult result = new TelegramSender(api, config, delivery, text).send();
    return new Preview(
        telegram.requests().stream()
            .map(request -> TelegramView.of(request, config.token().reveal()))
            .toList(),
        result);
  }

  @Override
  public CheckResult check() {
    BotApi api = api();
    BotAnswer me = api.call("getMe", Map.of());
    if (!(me instanceof BotAnswer.Taken bot)) {
      return failed(me);
    }
    BotAnswer chat = api.call("getChat", Map.of("chat_id", config.chat().id()));
    String name = bot.username().map(username -> "@" + username).orElse("a bot");
    return chat instanceof BotAnswer.Taken
        ? new CheckResult.Ok("signed in as " + name + ", which knows chat " + config.chat().id())
        : failed(chat);
  }

  private CheckResult failed(BotAnswer answer) {
    if (answer instanceof BotAnswer.Refused refused) {
      return new CheckResult.Failed(BotVerdict.reason(refused, config.token()));
    }
    DeliveryResult result = ((BotAnswer.Failed) answer).result();
    if (result instanceof RetryLater later) {
      return new CheckResult.Failed(later.reason());
    }
    return result instanceof Rejected rejected
        ? new CheckResult.Failed(rejected.reason())
        : new CheckResult.Failed(
            new FailureReason("invalid_answer", "not an answer of Telegram's"));
  }

  private BotApi api() {
    return new BotApi(config, http, clock);
  }

  @Override
  public void close() {
    http.close();
  }
}

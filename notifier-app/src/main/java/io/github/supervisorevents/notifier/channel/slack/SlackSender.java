package io.github.supervisorevents.notifier.channel.slack;

import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.IncidentHistory;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.MessageText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One delivery: an incident's first message is posted, later ones edit it and answer in its thread;
 * where that is not possible a new message is posted.
 *
 * <p>Editing comes before answering, because after a failure both are done again, and only an edit
 * can be repeated without anybody seeing it twice.
 */
final class SlackSender {
  private final SlackClient client;
  private final SlackConfig.Access access;
  private final Delivery delivery;
  private final MessageText text;
  private final IncidentHistory history;

  SlackSender(SlackClient client, SlackConfig.Access access, Delivery delivery, MessageText text) {
    this.client = client;
    this.access = access;
    this.delivery = delivery;
    this.text = text;
    this.history = IncidentHistory.in(delivery.incidentMemory());
  }

  DeliveryResult send() {
    Status status = delivery.notification().status();
    Optional<SlackMessageId> first = SlackMessageId.in(delivery.incidentMemory());
    boolean goesOn = status == Status.UPDATED || status == Status.RESOLVED;
    return goesOn && first.isPresent() ? goOn(first.get()) : begin();
  }

  private DeliveryResult begin() {
    SlackAnswer answer = fullyOrSimply(text, this::post);
    return answer instanceof SlackAnswer.Taken taken ? delivered(taken.message()) : failed(answer);
  }

  private SlackAnswer post(SlackMessage message) {
    if (access instanceof SlackConfig.Access.BotToken bot) {
      return client.post(bot.channel(), Optional.empty(), message);
    }
    SlackConfig.Access.IncomingWebhook webhook = (SlackConfig.Access.IncomingWebhook) access;
    return client.send(webhook.url(), message);
  }

  private DeliveryResult goOn(SlackMessageId first) {
    SlackAnswer edit =
        fullyOrSimply(history.addedTo(text), message -> client.update(first, message));
    if (isLost(edit)) {
      return begin();
    }
    if (!(edit instanceof SlackAnswer.Taken)) {
      return failed(edit);
    }
    SlackAnswer reply = reply(first);
    if (isLost(reply)) {
      return begin();
    }
    return reply instanceof SlackAnswer.Taken ? delivered(Optional.of(first)) : failed(reply);
  }

  private SlackAnswer reply(SlackMessageId first) {
    Function<SlackMessage, SlackAnswer> answer =
        message -> client.post(first.channel(), Optional.of(first.ts()), message);
    return delivery.notification().status() == Status.RESOLVED
        ? answer.apply(SlackMessage.oneLine(text))
        : fullyOrSimply(text, answer);
  }

  private static SlackAnswer fullyOrSimply(
      MessageText text, Function<SlackMessage, SlackAnswer> call) {
    SlackAnswer answer = call.apply(SlackMessage.full(text));
    boolean tooMuch =
        answer instanceof SlackAnswer.Refused refused
            && switch (SlackVerdict.remedy(refused.error())) {
              case SIMPLIFY, GUESS -> true;
              default -> false;
            };
    return tooMuch ? call.apply(SlackMessage.oneLine(text)) : answer;
  }

  private static boolean isLost(SlackAnswer answer) {
    return answer instanceof SlackAnswer.Refused refused
        && SlackVerdict.remedy(refused.error()) == SlackVerdict.Remedy.BEGIN_ANEW;
  }

  private DeliveryResult failed(SlackAnswer answer) {
    if (answer instanceof SlackAnswer.Refused refused) {
      return SlackVerdict.of(refused.error(), refused.after(), delivery.attempt());
    }
    return ((SlackAnswer.Failed) answer).result();
  }

  private Delivered delivered(Optional<SlackMessageId> message) {
    if (message.isEmpty() || delivery.notification().incident().isEmpty()) {
      return new Delivered();
    }
    Map<String, String> memory = new HashMap<>(history.afterwards(text));
    memory.putAll(message.get().toMemory());
    return new Delivered(memory, Map.of());
  }
}

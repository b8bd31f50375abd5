package io.github.supervisorevents.notifier.channel.telegram;

import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.IncidentHistory;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.MessageText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One delivery: an incident's first message is sent, later ones edit it and answer it in a line,
 * because an edit makes no sound; where that is not possible a new message is sent.
 *
 * <p>Editing comes before answering, because after a failure both are done again, and only an edit
 * can be repeated without anybody seeing it twice.
 */
final class TelegramSender {
  private static final String CHAT = "chat";
  private static final String MESSAGE = "message_id";

  /** In the channel's memory, with the configured id after it: the id that the chat has now. */
  private static final String MOVED = "moved:";

  private final BotApi api;
  private final TelegramConfig config;
  private final Delivery delivery;
  private final MessageText text;
  private final IncidentHistory history;

  TelegramSender(BotApi api, TelegramConfig config, Delivery delivery, MessageText text) {
    this.api = api;
    this.config = config;
    this.delivery = delivery;
    this.text = text;
    this.history = IncidentHistory.in(delivery.incidentMemory());
  }

  DeliveryResult send() {
    Status status = delivery.notification().status();
    boolean goesOn = status == Status.UPDATED || status == Status.RESOLVED;
    return goesOn && delivery.incidentMemory().containsKey(MESSAGE) ? goOn() : begin();
  }

  private DeliveryResult begin() {
    Sent first = sent(form -> message(form, text));
    if (!(first.answer() instanceof BotAnswer.Taken taken)) {
      return failed(first.answer());
    }
    if (taken.messageId().isEmpty() || delivery.notification().incident().isEmpty()) {
      return new Delivered(Map.of(), channelMemory(first.form()));
    }
    Map<String, String> memory = new HashMap<>(history.afterwards(text));
    memory.put(CHAT, first.form().chat());
    memory.put(MESSAGE, taken.messageId().get());
    return new Delivered(memory, channelMemory(first.form()));
  }

  private DeliveryResult goOn() {
    String chat = delivery.incidentMemory().getOrDefault(CHAT, chat());
    Form inPlace = new Form(chat, OptionalLong.empty(), true, false);
    Sent edit = repairing("editMessageText", inPlace, this::edit);
    if (edit.answer() instanceof BotAnswer.Refused refused
        && refused.code() == 400
        && !refused.says("message is not modified")) {
      return begin();
    }
    if (!(edit.answer() instanceof BotAnswer.Taken) && !isUnchanged(edit.answer())) {
      return failed(edit.answer());
    }
    Sent reply = sent(this::reply);
    return reply.answer() instanceof BotAnswer.Taken
        ? new Delivered(history.afterwards(text), channelMemory(reply.form()))
        : failed(reply.answer());
  }

  private static boolean isUnchanged(BotAnswer answer) {
    return answer instanceof BotAnswer.Refused refused && refused.says("message is not modified");
  }

  private Sent sent(Function<Form, Map<String, Object>> message) {
    return repairing("sendMessage", new Form(chat(), config.chat().topic(), true, false), message);
  }

  private Sent repairing(
      String method, Form first, Function<Form, Map<String, Object>> parameters) {
    Form form = first;
    BotAnswer answer = api.call(method, parameters.apply(form));
    for (Optional<Form> next = form.repairedAfter(answer);
        next.isPresent();
        next = form.repairedAfter(answer)) {
      form = next.get();
      answer = api.call(method, parameters.apply(form));
    }
    return new Sent(answer, form);
  }

  private String chat() {
    String configured = config.chat().id();
    return delivery.channelMemory().getOrDefault(MOVED + configured, configured);
  }

  private Map<String, Object> message(Form form, MessageText told) {
    Map<String, Object> parameters = addressed(form, told);
    form.topic().ifPresent(topic -> parameters.put("message_thread_id", topic));
    return parameters;
  }

  private Map<String, Object> edit(Form form) {
    Map<String, Object> parameters = addressed(form, history.addedTo(text));
    parameters.put("message_id", messageId());
    return parameters;
  }

  private Map<String, Object> reply(Form form) {
    boolean over = delivery.notification().status() == Status.RESOLVED;
    Map<String, Object> parameters = message(form, over ? text.titleOnly() : text);
    Map<String, Object> to = new LinkedHashMap<>();
    to.put("message_id", messageId());
    to.put("allow_sending_without_reply", true);
    parameters.put("reply_parameters", to);
    return parameters;
  }

  private long messageId() {
    return Long.parseLong(delivery.incidentMemory().get(MESSAGE));
  }

  private static Map<String, Object> addressed(Form form, MessageText told) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("chat_id", form.chat());
    parameters.put("text", form.html() ? TelegramText.html(told) : TelegramText.plain(told));
    if (form.html()) {
      parameters.put("parse_mode", "HTML");
    }
    parameters.put("link_preview_options", Map.of("is_disabled", true));
    return parameters;
  }

  private DeliveryResult failed(BotAnswer answer) {
    return answer instanceof BotAnswer.Refused refused
        ? BotVerdict.of(refused, config.token())
        : ((BotAnswer.Failed) answer).result();
  }

  private Map<String, String> channelMemory(Form form) {
    return form.moved() ? Map.of(MOVED + config.chat().id(), form.chat()) : Map.of();
  }

  private record Sent(BotAnswer answer, Form form) {}
}

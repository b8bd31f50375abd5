package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.route.QuietTimes;
import io.github.supervisorevents.notifier.route.Silence;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a simulation told, as JSON. */
final class ToldDocument {
  private final Clock clock;

  ToldDocument(Clock clock) {
    this.clock = clock;
  }

  List<Map<String, Object>> replayed(List<Replayed> told) {
    return told.stream()
        .map(one -> one(one.notification(), one.after(), one.route(), one.channels()))
        .toList();
  }

  Map<String, Object> rendered(Told told, Map<ChannelConfig, Preview> previews) {
    Map<String, Object> json = one(told);
    List<Map<String, Object>> messages = new ArrayList<>();
    previews.forEach((channel, preview) -> messages.add(message(channel, preview)));
    json.put("messages", messages);
    return json;
  }

  private static Map<String, Object> message(ChannelConfig channel, Preview preview) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channel", channel.name());
    json.put("type", channel.type());
    json.put("steps", preview.steps().stream().map(ToldDocument::step).toList());
    json.put(
        "failure",
        preview.result() instanceof DeliveryResult.Rejected rejected
            ? rejected.reason().withCode()
            : null);
    return json;
  }

  private static Map<String, Object> step(Preview.Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("does", step.does());
    json.put("reads", step.reads());
    json.put("request", step.request().map(ToldDocument::request).orElse(null));
    return json;
  }

  private static Map<String, Object> request(Preview.Request request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("to", request.to());
    json.put("content_type", request.contentType());
    json.put("body", request.body());
    return json;
  }

  private Map<String, Object> one(
      Notification notification, Duration after, String route, List<String> channels) {
    Map<String, Object> json = new DeliveryDocument(clock).notification(notification);
    json.put("after_seconds", after.toMillis() / 1000.0);
    json.put("route", route);
    json.put("channels", channels);
    return json;
  }

  private Map<String, Object> one(Told told) {
    Map<String, Object> json =
        one(told.notification(), told.after(), told.route().name(), told.route().channels());
    json.put("held_back", told.held().map(ToldDocument::held).orElse(null));
    return json;
  }

  private static Map<String, Object> held(QuietTimes.HeldPart held) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("by", held.silence().isPresent() ? "silence" : "quiet_hours");
    json.put("silence", held.silence().map(Silence::id).orElse(null));
    json.put("because", held.silence().flatMap(Silence::because).orElse(null));
    json.put("until", held.until().toString());
    return json;
  }
}

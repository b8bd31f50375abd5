package io.github.supervisorevents.notifier.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.route.QuietTimes;
import io.github.supervisorevents.notifier.route.Silence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a simulation told, as JSON. */
final class ToldDocument {
  private final Clock clock;

  ToldDocument(Clock clock) {
    this.clock = clock;
  }

  ArrayNode replayed(List<Replayed> told) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    told.forEach(
        one -> array.add(one(one.notification(), one.after(), one.route(), one.channels())));
    return array;
  }

  ObjectNode rendered(Told told, Map<ChannelConfig, Preview> previews) {
    ObjectNode json = one(told);
    ArrayNode messages = json.putArray("messages");
    previews.forEach((channel, preview) -> message(messages.addObject(), channel, preview));
    return json;
  }

  private static void message(ObjectNode json, ChannelConfig channel, Preview preview) {
    json.put("channel", channel.name());
    json.put("type", channel.type());
    ArrayNode steps = json.putArray("steps");
    preview.steps().forEach(step -> step(steps.addObject(), step));
    json.put(
        "failure",
        preview.result() instanceof DeliveryResult.Rejected rejected
            ? rejected.reason().toString()
            : null);
  }

  private static void step(ObjectNode json, Preview.Step step) {
    json.put("does", step.does());
    ArrayNode reads = json.putArray("reads");
    step.reads().forEach(reads::add);
    if (step.request().isPresent()) {
      Preview.Request request = step.request().get();
      json.putObject("request")
          .put("to", request.to())
          .put("content_type", request.contentType())
          .put("body", request.body());
    } else {
      json.putNull("request");
    }
  }

  private ObjectNode one(
      Notification notification, Duration after, String route, List<String> channels) {
    ObjectNode json = new DeliveryDocument(clock).notification(notification);
    json.put("after_seconds", after.toMillis() / 1000.0);
    json.put("route", route);
    ArrayNode array = json.putArray("channels");
    channels.forEach(array::add);
    return json;
  }

  private ObjectNode one(Told told) {
    ObjectNode json =
        one(told.notification(), told.after(), told.route().name(), told.route().channels());
    if (told.held().isPresent()) {
      held(json.putObject("held_back"), told.held().get());
    } else {
      json.putNull("held_back");
    }
    return json;
  }

  private static void held(ObjectNode json, QuietTimes.HeldPart held) {
    json.put("by", held.silence().isPresent() ? "silence" : "quiet_hours");
    json.put("silence", held.silence().map(Silence::id).orElse(null));
    json.put("because", held.silence().flatMap(Silence::because).orElse(null));
    json.put("until", held.until().toString());
  }
}

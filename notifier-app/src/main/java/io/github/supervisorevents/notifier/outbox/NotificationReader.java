package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.json.JsonValue;
import io.github.supervisorevents.notifier.json.NotJsonException;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.OwnWords;
import io.github.supervisorevents.notifier.message.RawEvent;
import io.github.supervisorevents.notifier.message.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what {@link NotificationJson} wrote. Any thread. */
final class NotificationReader {
  private NotificationReader() {}

  /**
   * Reads a notification.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static Notification read(String text) {
    try {
      return notification(Json.read(text));
    } catch (NotJsonException e) {
      throw new IllegalArgumentException("not a stored notification: " + e.getMessage(), e);
    }
  }

  private static Notification notification(JsonValue json) {
    return new Notification(
        required(json, "id"),
        Status.valueOf(required(json, "status")),
        Kind.valueOf(required(json, "kind")),
        Severity.valueOf(required(json, "severity")),
        Instant.parse(required(json, "at")),
        new Source(required(json, "host"), required(json, "supervisor")),
        processes(json.path("processes")),
        number(json, "groupSize"),
        json.has("incident") ? Optional.of(incident(json.path("incident"))) : Optional.empty(),
        json.path("lostEvents").asLong(),
        text(json, "summary"),
        json.has("event") ? Optional.of(event(json.path("event"))) : Optional.empty(),
        text(json, "predicate"),
        json.has("ownWords") ? Optional.of(ownWords(json.path("ownWords"))) : Optional.empty());
  }

  private static OwnWords ownWords(JsonValue json) {
    return new OwnWords(text(json, "title"), texts(json.path("body")));
  }

  private static List<ProcessFacts> processes(JsonValue array) {
    return array.items().stream().map(NotificationReader::process).toList();
  }

  static ProcessFacts process(JsonValue json) {
    return new ProcessFacts(
        required(json, "group"),
        required(json, "process"),
        required(json, "state"),
        text(json, "fromState"),
        number(json, "pid"),
        json.has("expected") ? Optional.of(json.path("expected").asBoolean()) : Optional.empty(),
        number(json, "exitStatus"),
        text(json, "signal"),
        text(json, "spawnError"),
        number(json, "tries"),
        text(json, "uptime").map(Duration::parse),
        json.path("exits").asInt(),
        number(json, "restartsLastHour"),
        texts(json.path("logTail")));
  }

  private static IncidentSummary incident(JsonValue json) {
    return new IncidentSummary(
        required(json, "id"),
        Instant.parse(required(json, "startedAt")),
        text(json, "endedAt").map(Instant::parse),
        Duration.parse(required(json, "duration")),
        json.path("exits").asInt());
  }

  private static RawEvent event(JsonValue json) {
    return new RawEvent(
        tokens(json.path("headers")), tokens(json.path("payload")), json.path("data").asText());
  }

  private static Map<String, String> tokens(JsonValue json) {
    Map<String, String> tokens = new LinkedHashMap<>();
    json.fields().forEach((name, value) -> tokens.put(name, value.asText()));
    return tokens;
  }

  private static List<String> texts(JsonValue array) {
    return array.items().stream().map(JsonValue::asText).toList();
  }

  private static String required(JsonValue json, String name) {
    return text(json, name)
        .orElseThrow(
            () -> new IllegalArgumentException("not a stored notification: no " + name + " in it"));
  }

  private static Optional<String> text(JsonValue json, String name) {
    return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
  }

  private static OptionalInt number(JsonValue json, String name) {
    return json.has(name) ? OptionalInt.of(json.path(name).asInt()) : OptionalInt.empty();
  }
}

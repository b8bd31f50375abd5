package io.github.supervisorevents.notifier.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.OwnWords;
import io.github.supervisorevents.notifier.message.RawEvent;
import io.github.supervisorevents.notifier.message.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what {@link NotificationJson} wrote. Lanes use it, never the stdin thread. */
final class NotificationReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private NotificationReader() {}

  /**
   * Reads a notification.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static Notification read(String text) {
    try {
      return notification(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a stored notification: " + e.getOriginalMessage(), e);
    }
  }

  private static Notification notification(JsonNode json) {
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

  private static OwnWords ownWords(JsonNode json) {
    List<String> body = new ArrayList<>();
    json.path("body").forEach(line -> body.add(line.asText()));
    return new OwnWords(text(json, "title"), body);
  }

  private static List<ProcessFacts> processes(JsonNode array) {
    List<ProcessFacts> processes = new ArrayList<>();
    array.forEach(json -> processes.add(process(json)));
    return processes;
  }

  static ProcessFacts process(JsonNode json) {
    List<String> logTail = new ArrayList<>();
    json.path("logTail").forEach(line -> logTail.add(line.asText()));
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
        logTail);
  }

  private static IncidentSummary incident(JsonNode json) {
    return new IncidentSummary(
        required(json, "id"),
        Instant.parse(required(json, "startedAt")),
        text(json, "endedAt").map(Instant::parse),
        Duration.parse(required(json, "duration")),
        json.path("exits").asInt());
  }

  private static RawEvent event(JsonNode json) {
    return new RawEvent(
        tokens(json.path("headers")), tokens(json.path("payload")), json.path("data").asText());
  }

  private static Map<String, String> tokens(JsonNode json) {
    Map<String, String> tokens = new LinkedHashMap<>();
    json.properties().forEach(token -> tokens.put(token.getKey(), token.getValue().asText()));
    return tokens;
  }

  private static String required(JsonNode json, String name) {
    return text(json, name)
        .orElseThrow(
            () -> new IllegalArgumentException("not a stored notification: no " + name + " in it"));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
  }

  private static OptionalInt number(JsonNode json, String name) {
    return json.has(name) ? OptionalInt.of(json.path(name).asInt()) : OptionalInt.empty();
  }
}

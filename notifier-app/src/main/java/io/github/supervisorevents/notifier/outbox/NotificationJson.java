package io.github.supervisorevents.notifier.outbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.OwnWords;
import io.github.supervisorevents.notifier.message.RawEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Writes a notification the way the outbox keeps it; {@link NotificationReader} is the other half.
 *
 * <p>Streamed: what is stored need not become maps first. Absent values are left out. Any thread.
 */
final class NotificationJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private NotificationJson() {}

  static String write(Notification notification) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      writeNotification(json, notification);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeNotification(JsonGenerator json, Notification notification)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", notification.id());
    json.writeStringField("status", notification.status().name());
    json.writeStringField("kind", notification.kind().name());
    json.writeStringField("severity", notification.severity().name());
    json.writeStringField("at", notification.at().toString());
    json.writeStringField("host", notification.source().host());
    json.writeStringField("supervisor", notification.source().supervisor());
    json.writeArrayFieldStart("processes");
    for (ProcessFacts facts : notification.processes()) {
      writeProcess(json, facts);
    }
    json.writeEndArray();
    if (notification.groupSize().isPresent()) {
      json.writeNumberField("groupSize", notification.groupSize().getAsInt());
    }
    if (notification.incident().isPresent()) {
      writeIncident(json, notification.incident().get());
    }
    json.writeNumberField("lostEvents", notification.lostEvents());
    if (notification.summary().isPresent()) {
      json.writeStringField("summary", notification.summary().get());
    }
    if (notification.event().isPresent()) {
      writeEvent(json, notification.event().get());
    }
    if (notification.predicate().isPresent()) {
      json.writeStringField("predicate", notification.predicate().get());
    }
    if (notification.ownWords().isPresent()) {
      writeOwnWords(json, notification.ownWords().get());
    }
    json.writeEndObject();
  }

  static void writeProcess(JsonGenerator json, ProcessFacts facts) throws IOException {
    json.writeStartObject();
    json.writeStringField("group", facts.group());
    json.writeStringField("process", facts.process());
    json.writeStringField("state", facts.state());
    if (facts.fromState().isPresent()) {
      json.writeStringField("fromState", facts.fromState().get());
    }
    if (facts.pid().isPresent()) {
      json.writeNumberField("pid", facts.pid().getAsInt());
    }
    if (facts.expected().isPresent()) {
      json.writeBooleanField("expected", facts.expected().get());
    }
    if (facts.exitStatus().isPresent()) {
      json.writeNumberField("exitStatus", facts.exitStatus().getAsInt());
    }
    if (facts.signal().isPresent()) {
      json.writeStringField("signal", facts.signal().get());
    }
    if (facts.spawnError().isPresent()) {
      json.writeStringField("spawnError", facts.spawnError().get());
    }
    if (facts.tries().isPresent()) {
      json.writeNumberField("tries", facts.tries().getAsInt());
    }
    if (facts.uptime().isPresent()) {
      json.writeStringField("uptime", facts.uptime().get().toString());
    }
    json.writeNumberField("exits", facts.exits());
    if (facts.restartsLastHour().isPresent()) {
      json.writeNumberField("restartsLastHour", facts.restartsLastHour().getAsInt());
    }
    json.writeArrayFieldStart("logTail");
    for (String line : facts.logTail()) {
      json.writeString(line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeOwnWords(JsonGenerator json, OwnWords words) throws IOException {
    json.writeObjectFieldStart("ownWords");
    if (words.title().isPresent()) {
      json.writeStringField("title", words.title().get());
    }
    json.writeArrayFieldStart("body");
    for (String line : words.body()) {
      json.writeString(line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeIncident(JsonGenerator json, IncidentSummary incident)
      throws IOException {
    json.writeObjectFieldStart("incident");
    json.writeStringField("id", incident.id());
    json.writeStringField("startedAt", incident.startedAt().toString());
    if (incident.endedAt().isPresent()) {
      json.writeStringField("endedAt", incident.endedAt().get().toString());
    }
    json.writeStringField("duration", incident.duration().toString());
    json.writeNumberField("exits", incident.exits());
    json.writeEndObject();
  }

  private static void writeEvent(JsonGenerator json, RawEvent event) throws IOException {
    json.writeObjectFieldStart("event");
    writeTokens(json, "headers", event.headers());
    writeTokens(json, "payload", event.payload());
    json.writeStringField("data", event.data());
    json.writeEndObject();
  }

  private static void writeTokens(JsonGenerator json, String name, Map<String, String> tokens)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      json.writeStringField(token.getKey(), token.getValue());
    }
    json.writeEndObject();
  }
}

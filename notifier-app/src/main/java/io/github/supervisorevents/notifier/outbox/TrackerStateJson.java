package io.github.supervisorevents.notifier.outbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.supervisorevents.notifier.incident.AudienceLoad;
import io.github.supervisorevents.notifier.incident.Ended;
import io.github.supervisorevents.notifier.incident.EntryChange;
import io.github.supervisorevents.notifier.incident.Incident;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Member;
import io.github.supervisorevents.notifier.incident.NewsItem;
import io.github.supervisorevents.notifier.incident.StartCount;
import io.github.supervisorevents.notifier.incident.StateEntry;
import io.github.supervisorevents.notifier.incident.TrackedProcess;
import io.github.supervisorevents.notifier.incident.TrackedSupervisor;
import io.github.supervisorevents.notifier.incident.Trouble;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes what the incident tracker remembers, a row at a time; {@link TrackerStateReader} is the
 * other half. Streamed, as {@link NotificationJson}. Any thread.
 */
public final class TrackerStateJson {
  /** The areas of {@link Outbox#state} by the type of row. */
  static final Map<Class<? extends StateEntry>, String> AREAS =
      Map.of(
          TrackedSupervisor.class, "tracker.supervisor",
          TrackedProcess.class, "tracker.process",
          Incident.class, "tracker.incident",
          Member.class, "tracker.member",
          NewsItem.class, "tracker.news",
          AudienceLoad.class, "tracker.load");

  private static final JsonFactory FACTORY = new JsonFactory();

  private TrackerStateJson() {}

  /** The change as the outbox stores it. */
  public static StateChange change(EntryChange change) {
    if (change instanceof EntryChange.Dropped dropped) {
      return new StateChange(AREAS.get(dropped.type()), dropped.key(), Optional.empty());
    }
    StateEntry entry = ((EntryChange.Kept) change).entry();
    return new StateChange(AREAS.get(entry.getClass()), entry.key(), Optional.of(write(entry)));
  }

  private static String write(StateEntry entry) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      writeFields(json, entry);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeFields(JsonGenerator json, StateEntry entry) throws IOException {
    if (entry instanceof TrackedProcess process) {
      process(json, process);
    } else if (entry instanceof Member member) {
      member(json, member);
    } else if (entry instanceof Incident incident) {
      incident(json, incident);
    } else if (entry instanceof NewsItem item) {
      newsItem(json, item);
    } else if (entry instanceof AudienceLoad load) {
      json.writeStringField("audience", load.audience());
      times(json, "told", load.told());
    } else if (entry instanceof TrackedSupervisor supervisor) {
      supervisor(json, supervisor);
    }
  }

  private static void supervisor(JsonGenerator json, TrackedSupervisor supervisor)
      throws IOException {
    json.writeStringField("origin", supervisor.origin());
    json.writeNumberField("nextNumber", supervisor.nextNumber());
    json.writeStringField("skew", supervisor.skew().toString());
    time(json, "startedAt", supervisor.startedAt());
    if (supervisor.startReread().isPresent()) {
      json.writeBooleanField("startReread", supervisor.startReread().get());
    }
    json.writeBooleanField("stopping", supervisor.stopping());
    if (supervisor.loss().isPresent()) {
      TrackedSupervisor.Loss loss = supervisor.loss().get();
      json.writeObjectFieldStart("loss");
      json.writeNumberField("events", loss.events());
      time(json, "since", loss.since());
      if (loss.reread().isPresent()) {
        json.writeBooleanField("reread", loss.reread().get());
      }
      json.writeEndObject();
    }
    if (supervisor.lossesTold().isPresent()) {
      TrackedSupervisor.LossesTold told = supervisor.lossesTold().get();
      json.writeObjectFieldStart("lossesTold");
      time(json, "at", told.at());
      json.writeNumberField("times", told.times());
      json.writeEndObject();
    }
  }

  private static void process(JsonGenerator json, TrackedProcess process) throws IOException {
    json.writeStringField("group", process.name().group());
    json.writeStringField("process", process.name().process());
    json.writeStringField("state", process.state().name());
    time(json, "since", process.since());
    number(json, "pid", process.pid());
    time(json, "startedAt", process.startedAt());
    starts(json, process.starts());
    times(json, "recentExits", process.recentExits());
    number(json, "countedPid", process.countedPid());
    if (process.trouble().isPresent()) {
      json.writeFieldName("trouble");
      trouble(json, process.trouble().get());
    }
  }

  private static void starts(JsonGenerator json, StartCount starts) throws IOException {
    json.writeNumberField("startsSlot", starts.slot());
    json.writeArrayFieldStart("starts");
    for (int count : starts.counts()) {
      json.writeNumber(count);
    }
    json.writeEndArray();
  }

  private static void trouble(JsonGenerator json, Trouble trouble) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", trouble.kind().name());
    time(json, "startedAt", trouble.startedAt());
    json.writeNumberField("exits", trouble.exits());
    json.writeFieldName("facts");
    NotificationJson.writeProcess(json, trouble.facts());
    json.writeStringField("step", trouble.phase().step().name());
    time(json, "since", trouble.phase().since());
    json.writeNumberField("inspections", trouble.inspections());
    time(json, "findingsUntil", trouble.findingsUntil());
    json.writeEndObject();
  }

  private static void incident(JsonGenerator json, Incident incident) throws IOException {
    json.writeStringField("id", incident.id());
    json.writeStringField("audience", incident.audience());
    json.writeBooleanField("atStart", incident.atStart());
    time(json, "openedAt", incident.openedAt());
    time(json, "gatheredUntil", incident.gatheredUntil());
    if (incident.told().isPresent()) {
      Incident.Told told = incident.told().get();
      json.writeObjectFieldStart("told");
      time(json, "at", told.at());
      json.writeStringField("kind", told.kind().name());
      json.writeNumberField("exits", told.exits());
      json.writeNumberField("members", told.members());
      json.writeNumberField("ended", told.ended());
      json.writeNumberField("messages", told.messages());
      json.writeNumberField("summaries", told.summaries());
      json.writeEndObject();
    }
  }

  private static void member(JsonGenerator json, Member member) throws IOException {
    json.writeStringField("incident", member.incident());
    json.writeStringField("group", member.process().group());
    json.writeStringField("process", member.process().process());
    json.writeStringField("kind", member.kind().name());
    time(json, "kindSince", member.kindSince());
    json.writeNumberField("earlierExits", member.earlierExits());
    if (member.ended().isPresent()) {
      Ended ended = member.ended().get();
      json.writeObjectFieldStart("ended");
      json.writeStringField("how", ended.how().name());
      time(json, "at", ended.at());
      time(json, "knownAt", ended.knownAt());
      json.writeFieldName("last");
      trouble(json, ended.last());
      json.writeEndObject();
    }
  }

  private static void newsItem(JsonGenerator json, NewsItem item) throws IOException {
    json.writeStringField("audience", item.audience());
    json.writeStringField("group", item.process().group());
    json.writeStringField("process", item.process().process());
    json.writeArrayFieldStart("kinds");
    for (Kind kind : item.kinds()) {
      json.writeString(kind.name());
    }
    json.writeEndArray();
    json.writeFieldName("facts");
    NotificationJson.writeProcess(json, item.facts());
    time(json, "first", item.first());
    time(json, "last", item.last());
    time(json, "gatheredUntil", item.gatheredUntil());
  }

  private static void time(JsonGenerator json, String name, Instant time) throws IOException {
    json.writeStringField(name, time.toString());
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> time)
      throws IOException {
    if (time.isPresent()) {
      time(json, name, time.get());
    }
  }

  private static void times(JsonGenerator json, String name, List<Instant> times)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Instant time : times) {
      json.writeString(time.toString());
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, OptionalInt number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsInt());
    }
  }
}

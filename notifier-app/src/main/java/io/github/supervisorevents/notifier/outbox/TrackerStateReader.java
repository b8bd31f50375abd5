package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.notifier.incident.AudienceLoad;
import io.github.supervisorevents.notifier.incident.Ended;
import io.github.supervisorevents.notifier.incident.Incident;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Member;
import io.github.supervisorevents.notifier.incident.NewsItem;
import io.github.supervisorevents.notifier.incident.Phase;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.StartCount;
import io.github.supervisorevents.notifier.incident.StateEntry;
import io.github.supervisorevents.notifier.incident.TrackedProcess;
import io.github.supervisorevents.notifier.incident.TrackedSupervisor;
import io.github.supervisorevents.notifier.incident.Trouble;
import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.json.JsonValue;
import io.github.supervisorevents.notifier.json.NotJsonException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads what {@link TrackerStateJson} wrote, once at the start. */
public final class TrackerStateReader {
  private static final Map<Class<? extends StateEntry>, Function<JsonValue, StateEntry>> READERS =
      Map.of(
          TrackedSupervisor.class, TrackerStateReader::supervisor,
          TrackedProcess.class, TrackerStateReader::process,
          Incident.class, TrackerStateReader::incident,
          Member.class, TrackerStateReader::member,
          NewsItem.class, TrackerStateReader::newsItem,
          AudienceLoad.class, TrackerStateReader::load);

  private TrackerStateReader() {}

  /**
   * All rows.
   *
   * @param unreadable is told of each row that makes no sense, which is left out: its area and key
   */
  public static List<StateEntry> read(Outbox outbox, Consumer<String> unreadable) {
    List<StateEntry> entries = new ArrayList<>();
    TrackerStateJson.AREAS.forEach(
        (type, area) ->
            outbox
                .state(area)
                .forEach(
                    (key, text) -> {
                      try {
                        entries.add(READERS.get(type).apply(Json.read(text)));
                      } catch (NotJsonException
                          | IllegalArgumentException
                          | NullPointerException
                          | DateTimeException e) {
                        unreadable.accept(area + " " + key);
                      }
                    }));
    return entries;
  }

  private static TrackedSupervisor supervisor(JsonValue json) {
    return new TrackedSupervisor(
        text(json, "origin"),
        json.path("nextNumber").asLong(),
        Duration.parse(text(json, "skew")),
        maybeTime(json, "startedAt"),
        part(json, "startReread", JsonValue::asBoolean),
        json.path("stopping").asBoolean(),
        part(json, "loss", TrackerStateReader::loss),
        part(
            json,
            "lossesTold",
            told ->
                new TrackedSupervisor.LossesTold(time(told, "at"), told.path("times").asInt())));
  }

  private static TrackedSupervisor.Loss loss(JsonValue json) {
    return new TrackedSupervisor.Loss(
        json.path("events").asLong(),
        time(json, "since"),
        part(json, "reread", JsonValue::asBoolean));
  }

  private static TrackedProcess process(JsonValue json) {
    return new TrackedProcess(
        name(json),
        ProcessState.valueOf(text(json, "state")),
        time(json, "since"),
        number(json, "pid"),
        maybeTime(json, "startedAt"),
        new StartCount(json.path("startsSlot").asLong(), list(json, "starts", JsonValue::asInt)),
        times(json, "recentExits"),
        number(json, "countedPid"),
        part(json, "trouble", TrackerStateReader::trouble));
  }

  private static Trouble trouble(JsonValue json) {
    return new Trouble(
        kind(json),
        time(json, "startedAt"),
        json.path("exits").asInt(),
        NotificationReader.process(json.path("facts")),
        new Phase(Phase.Step.valueOf(text(json, "step")), time(json, "since")),
        json.path("inspections").asInt(),
        maybeTime(json, "findingsUntil"));
  }

  private static Incident incident(JsonValue json) {
    return new Incident(
        text(json, "id"),
        text(json, "audience"),
        json.path("atStart").asBoolean(),
        time(json, "openedAt"),
        time(json, "gatheredUntil"),
        part(
            json,
            "told",
            told ->
                new Incident.Told(
                    time(told, "at"),
                    kind(told),
                    told.path("exits").asInt(),
                    told.path("members").asInt(),
                    told.path("ended").asInt(),
                    told.path("messages").asInt(),
                    told.path("summaries").asInt())));
  }

  private static Member member(JsonValue json) {
    return new Member(
        text(json, "incident"),
        name(json),
        kind(json),
        time(json, "kindSince"),
        json.path("earlierExits").asInt(),
        part(
            json,
            "ended",
            ended ->
                new Ended(
                    Ended.How.valueOf(text(ended, "how")),
                    time(ended, "at"),
                    time(ended, "knownAt"),
                    trouble(ended.path("last")))));
  }

  private static NewsItem newsItem(JsonValue json) {
    return new NewsItem(
        text(json, "audience"),
        name(json),
        list(json, "kinds", kind -> Kind.valueOf(kind.asText())),
        NotificationReader.process(json.path("facts")),
        time(json, "first"),
        time(json, "last"),
        time(json, "gatheredUntil"));
  }

  private static AudienceLoad load(JsonValue json) {
    return new AudienceLoad(text(json, "audience"), times(json, "told"));
  }

  private static ProcessName name(JsonValue json) {
    return new ProcessName(text(json, "group"), text(json, "process"));
  }

  private static Kind kind(JsonValue json) {
    return Kind.valueOf(text(json, "kind"));
  }

  private static String text(JsonValue json, String name) {
    return json.required(name).asText();
  }

  private static Instant time(JsonValue json, String name) {
    return Instant.parse(text(json, name));
  }

  private static Optional<Instant> maybeTime(JsonValue json, String name) {
    return part(json, name, time -> Instant.parse(time.asText()));
  }

  private static List<Instant> times(JsonValue json, String name) {
    return list(json, name, time -> Instant.parse(time.asText()));
  }

  private static OptionalInt number(JsonValue json, String name) {
    return json.has(name) ? OptionalInt.of(json.path(name).asInt()) : OptionalInt.empty();
  }

  private static <T> Optional<T> part(JsonValue json, String name, Function<JsonValue, T> reader) {
    return json.has(name) ? Optional.of(reader.apply(json.path(name))) : Optional.empty();
  }

  private static <T> List<T> list(JsonValue json, String name, Function<JsonValue, T> reader) {
    List<T> list = new ArrayList<>();
    json.path(name).items().forEach(part -> list.add(reader.apply(part)));
    return list;
  }
}

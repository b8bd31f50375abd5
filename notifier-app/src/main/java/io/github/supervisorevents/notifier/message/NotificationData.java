package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A notification as nested maps and lists, named as in the webhook body; unknown is null. */
public final class NotificationData {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What is said of the first process beside the list of all. */
  private static final List<String> FLAT =
      List.of(
          "group",
          "process",
          "state",
          "from_state",
          "pid",
          "expected",
          "exit_status",
          "signal",
          "spawn_error",
          "tries");

  private final Notification notification;
  private final DataBudget budget;

  private NotificationData(Notification notification, DataBudget budget) {
    this.notification = notification;
    this.budget = budget;
  }

  /**
   * The type, the time and all that is known.
   *
   * @param title what happened, in words
   * @param budget how much of it
   */
  public static Map<String, Object> of(Notification notification, String title, DataBudget budget) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type(notification.kind()));
    body.put("timestamp", INSTANT.format(notification.at()));
    body.put("data", new NotificationData(notification, budget).data(title));
    return body;
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case SUPERVISOR_STARTED -> "supervisor.started";
      case SUPERVISOR_STOPPING -> "supervisor.stopping";
      case EVENTS_LOST, EVENT -> "supervisor." + kind.word();
      default -> "process." + kind.word();
    };
  }

  private Map<String, Object> data(String title) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", 1);
    data.put("id", notification.id());
    data.put("status", notification.status().name().toLowerCase(Locale.ROOT));
    data.put("kind", notification.kind().word());
    data.put("severity", notification.severity().word());
    data.put("title", title);
    data.put("summary", orNull(notification.summary().map(this::value)));
    data.put("host", value(notification.source().host()));
    data.put("supervisor", value(notification.source().supervisor()));
    data.putAll(firstProcess());
    data.put("incident", orNull(notification.incident().map(NotificationData::incident)));
    data.put(
        "log_tail", notification.processes().stream().findFirst().map(this::log).orElse(List.of()));
    data.put("lost_events", notification.lostEvents());
    data.put("group_size", orNull(notification.groupSize()));
    data.put("processes", processes());
    data.put(
        "processes_left_out", Math.max(0, notification.processes().size() - budget.processes()));
    data.put("event", orNull(notification.event().map(this::event)));
    return data;
  }

  private Map<String, Object> firstProcess() {
    Map<String, Object> first =
        notification.processes().stream().findFirst().map(this::process).orElse(Map.of());
    Map<String, Object> flat = new LinkedHashMap<>();
    FLAT.forEach(name -> flat.put(name, first.get(name)));
    return flat;
  }

  private List<Map<String, Object>> processes() {
    return notification.processes().stream().limit(budget.processes()).map(this::process).toList();
  }

  private Map<String, Object> process(ProcessFacts process) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("group", value(process.group()));
    map.put("process", value(process.process()));
    map.put("state", value(process.state()));
    map.put("from_state", orNull(process.fromState().map(this::value)));
    map.put("pid", orNull(process.pid()));
    map.put("expected", orNull(process.expected()));
    map.put("exit_status", orNull(process.exitStatus()));
    map.put("signal", orNull(process.signal().map(this::value)));
    map.put("spawn_error", orNull(process.spawnError().map(this::value)));
    map.put("tries", orNull(process.tries()));
    map.put("uptime_seconds", orNull(process.uptime().map(uptime -> uptime.toMillis() / 1000.0)));
    map.put("exits", process.exits());
    map.put("restarts_last_hour", orNull(process.restartsLastHour()));
    return map;
  }

  private List<String> log(ProcessFacts process) {
    List<String> lines = process.logTail();
    return lines.stream()
        .skip(Math.max(0, lines.size() - budget.logLines()))
        .map(line -> PlainText.wellFormed(PlainText.cut(line, budget.logLine())))
        .toList();
  }

  private static Map<String, Object> incident(IncidentSummary incident) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", incident.id());
    map.put("started_at", INSTANT.format(incident.startedAt()));
    map.put("ended_at", orNull(incident.endedAt().map(INSTANT::format)));
    map.put("duration_seconds", incident.duration().toMillis() / 1000.0);
    map.put("exits", incident.exits());
    return map;
  }

  private Map<String, Object> event(RawEvent event) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("headers", tokens(event.headers()));
    map.put("payload", tokens(event.payload()));
    map.put("data", PlainText.wellFormed(PlainText.cut(event.data(), budget.eventData())));
    return map;
  }

  private Map<String, String> tokens(Map<String, String> tokens) {
    Map<String, String> cut = new LinkedHashMap<>();
    tokens.entrySet().stream()
        .limit(budget.tokens())
        .forEach(token -> cut.put(value(token.getKey()), value(token.getValue())));
    return cut;
  }

  private String value(String text) {
    return PlainText.wellFormed(PlainText.cut(text, budget.value()));
  }

  private static <T> T orNull(Optional<T> value) {
    return value.orElse(null);
  }

  private static Integer orNull(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}

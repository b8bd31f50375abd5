package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.RawEvent;
import io.github.supervisorevents.notifier.message.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A notification that nobody takes for a real one. */
final class Sample {
  private static final String PROCESS = "sample";

  /** Log lines that nobody takes for real ones. */
  static final List<String> LOG =
      List.of("this is where the program's last log lines go", "for example why it crashed");

  private static final Set<Kind> ABOUT_SUPERVISORD =
      Set.of(Kind.SUPERVISOR_STARTED, Kind.SUPERVISOR_STOPPING, Kind.EVENTS_LOST);

  private Sample() {}

  static Notification notification(Kind kind, Severity severity, String host, Instant now) {
    boolean aboutProcess = !ABOUT_SUPERVISORD.contains(kind);
    return new Notification(
        "test-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX),
        kind == Kind.RECOVERED ? Status.RESOLVED : Status.EVENT,
        kind,
        severity,
        now,
        new Source(host, "supervisor"),
        aboutProcess ? List.of(facts(kind)) : List.of(),
        OptionalInt.empty(),
        Optional.empty(),
        kind == Kind.EVENTS_LOST ? 12 : 0,
        Optional.of("this is only a test of the notifier"),
        aboutProcess ? Optional.of(event()) : Optional.empty());
  }

  private static ProcessFacts facts(Kind kind) {
    boolean ended = kind == Kind.CRASHED || kind == Kind.CRASH_LOOP || kind == Kind.EXITED;
    return new ProcessFacts(
        "test",
        PROCESS,
        state(kind),
        ended ? Optional.of("RUNNING") : Optional.empty(),
        OptionalInt.of(4711),
        ended ? Optional.of(kind == Kind.EXITED) : Optional.empty(),
        ended ? OptionalInt.of(kind == Kind.EXITED ? 0 : 3) : OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.of(Duration.ofSeconds(75)),
        0,
        OptionalInt.empty(),
        LOG);
  }

  private static String state(Kind kind) {
    return switch (kind) {
      case BACKOFF -> "BACKOFF";
      case GAVE_UP -> "FATAL";
      case RECOVERED, STARTED -> "RUNNING";
      case STARTING -> "STARTING";
      case STOPPING -> "STOPPING";
      case STOPPED -> "STOPPED";
      case UNKNOWN -> "UNKNOWN";
      default -> "EXITED";
    };
  }

  private static RawEvent event() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ver", "3.0");
    headers.put("server", "supervisor");
    headers.put("eventname", "PROCESS_STATE_EXITED");
    Map<String, String> payload = new LinkedHashMap<>();
    payload.put("processname", PROCESS);
    payload.put("groupname", "test");
    payload.put("from_state", "RUNNING");
    payload.put("expected", "0");
    payload.put("pid", "4711");
    return new RawEvent(headers, payload, "");
  }
}

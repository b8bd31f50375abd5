package io.github.supervisorevents.notifier.outbox;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Values for the tests of the outbox and its lanes. */
final class OutboxSamples {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private OutboxSamples() {}

  static Dispatch dispatch(String id, String... channels) {
    return new Dispatch(plain(id), List.of(channels));
  }

  static Notification plain(String id) {
    return notification(id, Optional.empty());
  }

  static Notification ofIncident(String id, String incident) {
    return notification(
        id, Optional.of(new IncidentSummary(incident, NOON, Optional.empty(), Duration.ZERO, 1)));
  }

  private static Notification notification(String id, Optional<IncidentSummary> incident) {
    return new Notification(
            id,
            incident.isPresent() ? Status.OPENED : Status.EVENT,
            Kind.CRASHED,
            Severity.ERROR,
            NOON,
            new Source("web-01", "supervisor"),
            List.of(
                new ProcessFacts(
                    "web",
                    "web_00",
                    "EXITED",
                    Optional.of("RUNNING"),
                    OptionalInt.of(4711),
                    Optional.of(false),
                    OptionalInt.of(3),
                    Optional.of("SIGKILL"),
                    Optional.of("no such file"),
                    OptionalInt.of(2),
                    Optional.of(Duration.ofMillis(1234)),
                    4,
                    OptionalInt.of(7),
                    List.of("first line", "second \"line\" ü €  \uD83D\uDE00"))),
            OptionalInt.of(14),
            incident,
            3,
            Optional.of("37 exits in 10 min"),
            Optional.of(
                new RawEvent(
                    Map.of("ver", "3.0", "eventname", "PROCESS_STATE_EXITED"),
                    Map.of("processname", "web_00"),
                    "data\nwith lines")))
        .doing("failed: 1 gave up, 1 crashed")
        .saying(new OwnWords(Optional.of("own title"), List.of("own", "body")));
  }

  static Notification bare(String id) {
    return new Notification(
        id,
        Status.EVENT,
        Kind.SUPERVISOR_STARTED,
        Severity.INFO,
        NOON,
        new Source("web-01", "supervisor"),
        List.of(),
        OptionalInt.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }
}

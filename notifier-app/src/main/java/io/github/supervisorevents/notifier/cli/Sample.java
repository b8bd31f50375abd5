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

/** A notification that nobody takes for a real one. */
final class Sample {
  private static final String PROCESS = "sample";

  private Sample() {}

  static Notification notification(String host, Instant now) {
    return new Notification(
        "test-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX),
        Status.EVENT,
        Kind.CRASHED,
        Severity.INFO,
        now,
        new Source(host, "supervisor"),
        List.of(facts()),
        OptionalInt.empty(),
        Optional.empty(),
        0,
        Optional.of("this is only a test of the notifier"),
        Optional.of(event()));
  }

  private static ProcessFacts facts() {
    return new ProcessFacts(
        "test",
        PROCESS,
        "EXITED",
        Optional.of("RUNNING"),
        OptionalInt.of(4711),
        Optional.of(false),
        OptionalInt.of(3),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.of(Duration.ofSeconds(75)),
        0,
        OptionalInt.empty(),
        List.of("this is where the program's last log lines go", "for example why it crashed"));
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

package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A notification to render or send, in tests. */
public final class SampleNotification {
  public static final Instant AT = Instant.parse("2026-11-20T09:00:00.123Z");
  public static final Clock CLOCK = Clock.fixed(AT.plusSeconds(1), ZoneOffset.UTC);

  private final Kind kind;
  private final List<ProcessFacts> processes = new ArrayList<>();
  private String id = "note-1";
  private Status status = Status.OPENED;
  private Source source = new Source("web-01", "supervisor");
  private OptionalInt groupSize = OptionalInt.empty();
  private Optional<IncidentSummary> incident = Optional.empty();
  private Optional<String> summary = Optional.empty();
  private Optional<RawEvent> event = Optional.empty();
  private long lostEvents;

  private SampleNotification(Kind kind) {
    this.kind = kind;
  }

  public static SampleNotification of(Kind kind) {
    return new SampleNotification(kind);
  }

  /** web:web_00 crashed with exit status 3 and left some log lines. */
  public static Notification crashed() {
    return of(Kind.CRASHED)
        .process(
            SampleProcess.named("web", "web_00")
                .exit(3)
                .ranFor(Duration.ofMinutes(125))
                .log("Traceback (most recent call last):", "ValueError: no such thing"))
        .incident("inc1", Duration.ofMillis(12_300), 4)
        .event("PROCESS_STATE_EXITED", Map.of("processname", "web_00"))
        .build();
  }

  /** The same incident, over. */
  public static Notification recovered() {
    return of(Kind.RECOVERED)
        .status(Status.RESOLVED)
        .process(SampleProcess.named("web", "web_00").state("STARTING", "RUNNING"))
        .incident("inc1", Duration.ofSeconds(12), 2)
        .build();
  }

  public SampleNotification id(String newId) {
    id = newId;
    return this;
  }

  public SampleNotification status(Status newStatus) {
    status = newStatus;
    return this;
  }

  public SampleNotification host(String host) {
    source = new Source(host, source.supervisor());
    return this;
  }

  public SampleNotification supervisor(String identifier) {
    source = new Source(source.host(), identifier);
    return this;
  }

  public SampleNotification process(SampleProcess process) {
    processes.add(process.facts());
    return this;
  }

  public SampleNotification processes(String group, int number) {
    for (int i = 0; i < number; i++) {
      process(SampleProcess.named(group, "%s_%02d".formatted(group, i)).exit(3));
    }
    return this;
  }

  public SampleNotification groupSize(int size) {
    groupSize = OptionalInt.of(size);
    return this;
  }

  public SampleNotification incident(String id, Duration duration, int exits) {
    Optional<Instant> end = status == Status.RESOLVED ? Optional.of(AT) : Optional.<Instant>empty();
    incident = Optional.of(new IncidentSummary(id, AT.minus(duration), end, duration, exits));
    return this;
  }

  public SampleNotification summary(String words) {
    summary = Optional.of(words);
    return this;
  }

  public SampleNotification lostEvents(long number) {
    lostEvents = number;
    return this;
  }

  public SampleNotification event(String name, Map<String, String> payload) {
    return event(name, payload, "");
  }

  public SampleNotification event(String name, Map<String, String> payload, String data) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ver", "3.0");
    headers.put("eventname", name);
    event = Optional.of(new RawEvent(headers, payload, data));
    return this;
  }

  public Notification build() {
    return new Notification(
        id,
        status,
        kind,
        kind.severity(),
        AT,
        source,
        processes,
        groupSize,
        incident,
        lostEvents,
        summary,
        event);
  }
}

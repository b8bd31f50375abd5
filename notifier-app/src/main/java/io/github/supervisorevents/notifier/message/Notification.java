package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something to tell people. Immutable; what a channel renders and sends.
 *
 * @param id unique for ever; contains no dot
 * @param status whether it opens, updates or resolves an incident, or stands alone
 * @param kind what it means
 * @param severity how much attention it deserves
 * @param at when it happened
 * @param source whose processes these are
 * @param processes the processes it is about, the one it is named after first; empty when it is
 *     about the supervisor itself
 * @param groupSize how many processes their group has, when they are all of one group and that is
 *     known: "12 of 14 in group web"
 * @param incident the incident it belongs to
 * @param lostEvents how many events supervisord dropped before this one
 * @param summary what an incident has to say beyond its kind, for example {@code 37 exits in 10
 *     min}; empty when the kind says it all
 * @param event the event that caused it, as it came from supervisord
 * @param predicate what they did, when their kind does not say it of all of them: {@code failed: 9
 *     gave up, 3 crashed}
 * @param ownWords what the message says in somebody's own words
 */
public record Notification(
    String id,
    Status status,
    Kind kind,
    Severity severity,
    Instant at,
    Source source,
    List<ProcessFacts> processes,
    OptionalInt groupSize,
    Optional<IncidentSummary> incident,
    long lostEvents,
    Optional<String> summary,
    Optional<RawEvent> event,
    Optional<String> predicate,
    Optional<OwnWords> ownWords) {

  /** Checks and copies. */
  public Notification {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(groupSize, "groupSize");
    Objects.requireNonNull(incident, "incident");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(predicate, "predicate");
    Objects.requireNonNull(ownWords, "ownWords");
    processes = List.copyOf(processes);
    if (id.indexOf('.') >= 0) {
      throw new IllegalArgumentException("a notification id contains no dot, found: " + id);
    }
  }

  /** A notification in the usual words. */
  public Notification(
      String id,
      Status status,
      Kind kind,
      Severity severity,
      Instant at,
      Source source,
      List<ProcessFacts> processes,
      OptionalInt groupSize,
      Optional<IncidentSummary> incident,
      long lostEvents,
      Optional<String> summary,
      Optional<RawEvent> event) {
    this(
        id,
        status,
        kind,
        severity,
        at,
        source,
        processes,
        groupSize,
        incident,
        lostEvents,
        summary,
        event,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, with what they did said like this. */
  public Notification doing(String what) {
    return with(Optional.of(what), ownWords);
  }

  /** The same in these words. */
  public Notification saying(OwnWords words) {
    return with(predicate, Optional.of(words));
  }

  private Notification with(Optional<String> what, Optional<OwnWords> words) {
    return new Notification(
        id,
        status,
        kind,
        severity,
        at,
        source,
        processes,
        groupSize,
        incident,
        lostEvents,
        summary,
        event,
        what,
        words);
  }
}

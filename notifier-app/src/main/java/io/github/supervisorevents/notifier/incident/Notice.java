package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something an audience is to be told. Immutable.
 *
 * @param id unique for ever; contains no dot
 * @param audience whom to tell
 * @param status where it stands in its incident
 * @param kind what it means
 * @param at when it happened
 * @param processes the processes it is about; empty when it is about supervisord itself
 * @param groupSize how many processes their group has, when they are all of one group
 * @param incident the incident it belongs to
 * @param lostEvents how many events were lost; 0 unless that is what it tells
 * @param remark what there is to say beyond the kind
 * @param event the event, when it was asked for by its type
 */
public record Notice(
    String id,
    String audience,
    Status status,
    Kind kind,
    Instant at,
    List<ProcessFacts> processes,
    OptionalInt groupSize,
    Optional<IncidentSummary> incident,
    long lostEvents,
    Optional<Remark> remark,
    Optional<Event> event) {
  /** Checks and copies. */
  public Notice {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    processes = List.copyOf(processes);
    Objects.requireNonNull(groupSize, "groupSize");
    Objects.requireNonNull(incident, "incident");
    Objects.requireNonNull(remark, "remark");
    Objects.requireNonNull(event, "event");
  }

  /**
   * How much attention it deserves: a kind that is good to know is an alarm when processes are
   * down.
   */
  public Severity severity() {
    boolean downAtStart = status == Status.OPENED && kind == Kind.SUPERVISOR_STARTED;
    return downAtStart ? Severity.ERROR : kind.severity();
  }

  /** The same, about these processes only. */
  public Notice about(List<ProcessFacts> some) {
    return new Notice(
        id, audience, status, kind, at, some, groupSize, incident, lostEvents, remark, event);
  }
}

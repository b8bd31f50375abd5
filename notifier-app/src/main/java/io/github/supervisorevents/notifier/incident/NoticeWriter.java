package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes notices of what the tracker knows. One thread at a time. */
final class NoticeWriter {
  /** More logs than these nobody reads in one message. */
  private static final int MOST_LOG_TAILS = 5;

  private final TrackerState state;
  private final Timeline timeline;

  NoticeWriter(TrackerState state, Timeline timeline) {
    this.state = state;
    this.timeline = timeline;
  }

  String nextId(String letter) {
    return letter
        + state.supervisor().origin()
        + "-"
        + Long.toString(state.nextNumber(), Character.MAX_RADIX);
  }

  Notice raw(Audience audience, Event event, Instant now) {
    return new Notice(
        nextId("e"),
        audience.name(),
        Status.EVENT,
        EventMeaning.kind(event),
        timeline.toWall(now),
        EventMeaning.facts(event).stream().toList(),
        OptionalInt.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.of(event));
  }

  Notice aboutSupervisor(
      Audience audience, Kind kind, Instant at, long lostEvents, Optional<Remark> remark) {
    return new Notice(
        nextId("e"),
        audience.name(),
        Status.EVENT,
        kind,
        timeline.toWall(at),
        List.of(),
        OptionalInt.empty(),
        Optional.empty(),
        lostEvents,
        remark,
        Optional.empty());
  }

  Notice news(Audience audience, Kind kind, List<NewsItem> items, Optional<Remark> remark) {
    Instant at = items.stream().map(NewsItem::last).max(Instant::compareTo).orElseThrow();
    List<ProcessFacts> facts = items.stream().map(NewsItem::facts).toList();
    return new Notice(
        nextId("e"),
        audience.name(),
        Status.EVENT,
        kind,
        timeline.toWall(at),
        facts,
        groupSize(facts),
        Optional.empty(),
        0,
        remark,
        Optional.empty());
  }

  /** The incident's first notice. */
  Notice opened(IncidentView view, Instant now) {
    if (view.incident().atStart()) {
      List<IncidentView.Part> down =
          view.ongoing().stream().filter(part -> part.trouble().isDown()).toList();
      List<ProcessFacts> facts = facts(down.isEmpty() ? view.ongoing() : down, now);
      Kind kind = facts.size() == 1 ? view.worst() : Kind.SUPERVISOR_STARTED;
      Remark remark = new Remark.AtStart(facts.size(), Math.max(state.wanted(), facts.size()));
      return ofIncident(
          view, Status.OPENED, kind, view.startedAt(), now, facts, Optional.of(remark));
    }
    return ofIncident(
        view,
        Status.OPENED,
        view.worst(),
        view.startedAt(),
        now,
        facts(view.ongoing(), now),
        progress(view, now));
  }

  /** The incident goes on. */
  Notice updated(IncidentView view, Instant now) {
    return ofIncident(
        view,
        Status.UPDATED,
        view.worst(),
        now,
        now,
        facts(view.ongoing(), now),
        progress(view, now));
  }

  /** The incident goes on, and nothing is new. */
  Notice reminder(IncidentView view, Instant now) {
    return ofIncident(
        view,
        Status.UPDATED,
        view.worst(),
        now,
        now,
        facts(view.ongoing(), now),
        Optional.of(new Remark.StillDown(Duration.between(view.startedAt(), now))));
  }

  /** The incident is over, as those who heard of it are told. */
  Notice resolved(IncidentView view, Instant now) {
    Map<Ended.How, Integer> endings = view.endings();
    Ended.How how = endings.keySet().iterator().next();
    Optional<Remark> remark =
        endings.size() > 1
            ? Optional.of(new Remark.Endings(endings))
            : how == Ended.How.REMOVED ? Optional.of(new Remark.Removed()) : Optional.empty();
    return ofIncident(
        view,
        Status.RESOLVED,
        endings.size() > 1 ? Kind.RECOVERED : kindOf(how),
        view.endedAt(),
        view.endedAt(),
        facts(view.parts(), now),
        remark);
  }

  private static Kind kindOf(Ended.How how) {
    return switch (how) {
      case RECOVERED -> Kind.RECOVERED;
      case STOPPED, REMOVED -> Kind.STOPPED;
      case EXITED -> Kind.EXITED;
    };
  }

  /** The incident is over before anybody was told: beginning and end in one. */
  Notice healed(IncidentView view, Instant now) {
    return ofIncident(
        view,
        Status.RESOLVED,
        view.worst(),
        view.endedAt(),
        view.endedAt(),
        facts(view.parts(), now),
        Optional.of(healing(view)));
  }

  private static Remark healing(IncidentView view) {
    Map<Ended.How, Integer> endings = view.endings();
    if (endings.size() > 1) {
      return new Remark.Endings(endings);
    }
    return switch (endings.keySet().iterator().next()) {
      case RECOVERED -> new Remark.RunningAgain(view.longestDown());
      case STOPPED -> new Remark.StoppedByOperator();
      case EXITED -> new Remark.ThenExited();
      case REMOVED -> new Remark.Removed();
    };
  }

  private static Optional<Remark> progress(IncidentView view, Instant now) {
    if (view.ended() > 0) {
      return Optional.of(new Remark.PartlyWell(view.endings(), view.ongoingKinds()));
    }
    Map<Kind, Integer> kinds = view.ongoingKinds();
    if (kinds.size() > 1) {
      return Optional.of(new Remark.Mixed(kinds));
    }
    return view.isLoop()
        ? Optional.of(new Remark.Exits(view.exits(), Duration.between(view.startedAt(), now)))
        : Optional.empty();
  }

  private Notice ofIncident(
      IncidentView view,
      Status status,
      Kind kind,
      Instant at,
      Instant until,
      List<ProcessFacts> facts,
      Optional<Remark> remark) {
    Incident incident = view.incident();
    int number = incident.told().map(Incident.Told::messages).orElse(0) + 1;
    Instant startedAt = view.startedAt();
    Duration duration = Duration.between(startedAt, until);
    IncidentSummary summary =
        new IncidentSummary(
            incident.id(),
            timeline.toWall(startedAt),
            status == Status.RESOLVED ? Optional.of(timeline.toWall(until)) : Optional.empty(),
            duration.isNegative() ? Duration.ZERO : duration,
            view.exits());
    return new Notice(
        incident.id() + "-" + number,
        incident.audience(),
        status,
        kind,
        timeline.toWall(at),
        facts,
        groupSize(facts),
        Optional.of(summary),
        0,
        remark,
        Optional.empty());
  }

  private List<ProcessFacts> facts(List<IncidentView.Part> parts, Instant now) {
    List<ProcessFacts> all = new ArrayList<>();
    for (IncidentView.Part part : parts) {
      ProcessFacts facts = facts(part, now);
      all.add(all.size() < MOST_LOG_TAILS ? facts : facts.toBuilder().logTail(List.of()).build());
    }
    return all;
  }

  /** What is known of its last bad moment; when that is over, with the state it is in now. */
  private ProcessFacts facts(IncidentView.Part part, Instant now) {
    Optional<TrackedProcess> process = state.process(part.member().process());
    int starts = process.map(known -> known.starts().lastHour(now)).orElse(0);
    ProcessFacts last = part.trouble().facts();
    ProcessFacts.Builder facts =
        last.toBuilder().exits(part.exits()).restartsLastHour(OptionalInt.of(starts));
    if (!part.isOngoing() && process.isPresent()) {
      ProcessState current = process.get().state();
      facts
          .in(current.name(), Optional.of(last.state()))
          .pid(current == ProcessState.RUNNING ? process.get().pid() : last.pid());
    }
    return facts.build();
  }

  private OptionalInt groupSize(List<ProcessFacts> facts) {
    List<String> groups = facts.stream().map(ProcessFacts::group).distinct().limit(2).toList();
    return groups.size() == 1
        ? OptionalInt.of(Math.max(facts.size(), state.groupSize(groups.get(0))))
        : OptionalInt.empty();
  }
}

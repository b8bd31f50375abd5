package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides when an incident is told, and to whom: gathers at first, then keeps quiet for longer and
 * longer. One thread at a time.
 */
final class IncidentDesk {
  /** A process of the same group that goes bad so soon after belongs to the same incident. */
  private static final Duration SAME_INCIDENT = Duration.ofSeconds(30);

  /** Most programs that are started again at once are up then; startsecs is a second by default. */
  private static final Duration COMES_UP_WITHIN = Duration.ofSeconds(3);

  private final Audiences audiences;
  private final TrackerSettings settings;
  private final TrackerState state;
  private final NoticeWriter writer;

  /** When to look at which incident. */
  private final Agenda<String> agenda = new Agenda<>();

  IncidentDesk(
      Audiences audiences, TrackerSettings settings, TrackerState state, NoticeWriter writer) {
    this.audiences = audiences;
    this.settings = settings;
    this.state = state;
    this.writer = writer;
    startOver();
  }

  /** Looks at everything again; the state has changed beside it. */
  void startOver() {
    agenda.clear();
    state.incidents().all().forEach(incident -> lookAt(incident.id(), Instant.MIN));
  }

  private void lookAt(String incident, Instant at) {
    agenda.putNoLater(incident, at);
  }

  /** Sees to it that everybody who should hear of a process's trouble will. */
  void enlist(TrackedProcess process, Instant now) {
    Trouble trouble = process.trouble().orElseThrow();
    Kind kind = trouble.kind();
    ProcessName name = process.name();
    ongoing(name).forEach(member -> goesOn(member, kind, now));
    List<String> know =
        ongoing(name).stream()
            .flatMap(member -> incidentOf(member).stream())
            .map(Incident::audience)
            .toList();
    for (Audience audience : audiences.hearing(kind, Optional.of(name))) {
      if (!know.contains(audience.name())) {
        comeBack(audience, name)
            .ifPresentOrElse(
                member -> put(member.revived(kind, now), now),
                () -> join(incidentFor(audience, process, now), name, kind, now));
      }
    }
  }

  /** Its part in an incident that is told as if it had never been well in between. */
  private Optional<Member> comeBack(Audience audience, ProcessName name) {
    return state.incidents().all().stream()
        .filter(incident -> incident.audience().equals(audience.name()))
        .flatMap(
            incident ->
                state.members().get(Member.key(incident.id(), name)).stream()
                    .filter(
                        member -> member.endedUnheardSince(incident.told().map(Incident.Told::at))))
        .findFirst();
  }

  private void goesOn(Member member, Kind kind, Instant now) {
    Optional<Audience> audience = audienceOf(member);
    boolean isNews = member.kind() != kind && audience.filter(to -> to.hears(kind)).isPresent();
    if (isNews) {
      state.members().put(member.now(kind, now));
    }
    Instant earliest =
        incidentOf(member)
            .flatMap(Incident::told)
            .map(told -> isNews ? told.at() : Telling.summaryAt(told))
            .orElse(now);
    lookAt(member.incident(), earliest);
  }

  private void join(Incident incident, ProcessName name, Kind kind, Instant now) {
    state.incidents().put(incident);
    put(new Member(incident.id(), name, kind, now, 0, Optional.empty()), now);
  }

  private void put(Member member, Instant now) {
    state.members().put(member);
    lookAt(member.incident(), now);
  }

  /** Whether anybody hears of this process's trouble. */
  boolean isHeard(ProcessName name) {
    return !ongoing(name).isEmpty();
  }

  /** Whether this audience hears of this process's trouble. */
  boolean isHeard(ProcessName name, Audience audience) {
    return ongoing(name).stream()
        .flatMap(member -> incidentOf(member).stream())
        .anyMatch(incident -> incident.audience().equals(audience.name()));
  }

  /** A process's trouble has ended. */
  void ended(ProcessName name, Ended ended) {
    for (Member member : ongoing(name)) {
      state.members().put(member.ended(ended));
      lookAt(member.incident(), ended.at());
    }
  }

  /** What an inspection of a process found is there. */
  void found(ProcessName name, Instant now) {
    for (Member member : ongoing(name)) {
      boolean isUntold =
          incidentOf(member).filter(incident -> incident.told().isEmpty()).isPresent();
      if (isUntold) {
        lookAt(member.incident(), now);
      }
    }
  }

  private List<Member> ongoing(ProcessName name) {
    return state.incidents().all().stream()
        .flatMap(incident -> state.members().get(Member.key(incident.id(), name)).stream())
        .filter(Member::isOngoing)
        .toList();
  }

  private Optional<Incident> incidentOf(Member member) {
    return state.incidents().get(member.incident());
  }

  private Optional<Audience> audienceOf(Member member) {
    return incidentOf(member).flatMap(this::audienceOf);
  }

  private Optional<Audience> audienceOf(Incident incident) {
    return audiences.named(incident.audience());
  }

  private Incident incidentFor(Audience audience, TrackedProcess process, Instant now) {
    Kind kind = process.trouble().orElseThrow().kind();
    boolean atStart =
        state.supervisor().startedAt().isPresent()
            && (kind == Kind.BACKOFF || kind == Kind.GAVE_UP);
    return state.incidents().all().stream()
        .filter(incident -> incident.audience().equals(audience.name()))
        .filter(incident -> accepts(incident, process.name(), atStart, now))
        .max(Comparator.comparing(Incident::openedAt))
        .orElseGet(() -> opened(audience, atStart, now));
  }

  private Incident opened(Audience audience, boolean atStart, Instant now) {
    Instant usual = now.plus(state.load(audience).wait(audience.groupWait(), now));
    Instant gatheredUntil =
        state
            .supervisor()
            .startedAt()
            .filter(started -> atStart)
            .map(started -> started.plus(settings.startTakes()))
            .filter(usual::isBefore)
            .orElse(usual);
    return new Incident(
        writer.nextId("i"), audience.name(), atStart, now, gatheredUntil, Optional.empty());
  }

  private boolean accepts(Incident incident, ProcessName name, boolean atStart, Instant now) {
    if (incident.told().isEmpty()) {
      return incident.atStart() == atStart && now.isBefore(gatheredUntil(incident));
    }
    boolean isFresh = now.isBefore(incident.openedAt().plus(SAME_INCIDENT));
    return isFresh
        && state.membersOf(incident).stream()
            .filter(Member::isOngoing)
            .anyMatch(member -> member.process().group().equals(name.group()));
  }

  /** Until when an incident is gathered; a shutdown does not leave the time. */
  private Instant gatheredUntil(Incident incident) {
    return state.supervisor().stopping() ? incident.openedAt() : incident.gatheredUntil();
  }

  /** Tells what is due. */
  void review(Turn turn) {
    for (String id : agenda.due(turn.now())) {
      agenda.remove(id);
      state.incidents().get(id).ifPresent(incident -> review(incident, turn));
    }
  }

  /** When something will be due; empty when nothing will unless something happens. */
  Optional<Instant> nextDue() {
    return agenda.next();
  }

  private void review(Incident incident, Turn turn) {
    audienceOf(incident)
        .ifPresentOrElse(audience -> review(incident, audience, turn), () -> close(incident));
  }

  private void review(Incident incident, Audience audience, Turn turn) {
    Optional<Instant> due =
        incident.told().isEmpty()
            ? reviewUntold(incident, audience, turn)
            : reviewTold(incident, incident.told().get(), audience, turn);
    agenda.put(incident.id(), due);
  }

  private Optional<Instant> reviewUntold(Incident incident, Audience audience, Turn turn) {
    Instant now = turn.now();
    Instant gathered = gatheredUntil(incident);
    if (now.isBefore(gathered)) {
      return Optional.of(gathered);
    }
    IncidentView view = IncidentView.of(incident, state);
    if (view.isOver()) {
      boolean isWorthTelling = !view.parts().isEmpty() && view.worst() != Kind.BACKOFF;
      if (isWorthTelling) {
        tell(writer.healed(view, now), audience, turn);
      }
      close(incident);
      return Optional.empty();
    }
    Optional<Instant> findings = view.findingsUntil().filter(now::isBefore);
    if (findings.isPresent() && !state.supervisor().stopping()) {
      return findings;
    }
    Optional<Instant> healing = mayHealBy(view, gathered).filter(now::isBefore);
    if (healing.isPresent()) {
      return healing;
    }
    tell(writer.opened(view, now), audience, turn);
    Incident.Told told = told(view, now, 1, 0);
    state.incidents().put(incident.told(told));
    return Telling.next(view, told, audience).map(Telling::at);
  }

  /** Until when it is worth waiting for beginning and end to become one message. */
  private Optional<Instant> mayHealBy(IncidentView view, Instant gathered) {
    if (view.isLoop() || view.isAnyLeftDown() || state.supervisor().stopping()) {
      return Optional.empty();
    }
    Instant up = gathered.plus(COMES_UP_WITHIN);
    return Optional.of(view.isAnyDown() ? up : up.plus(settings.recoveryAfter()));
  }

  private Optional<Instant> reviewTold(
      Incident incident, Incident.Told told, Audience audience, Turn turn) {
    Instant now = turn.now();
    IncidentView view = IncidentView.of(incident, state);
    if (view.isOver()) {
      if (audience.hears(Kind.RECOVERED) && !view.parts().isEmpty()) {
        turn.tell(writer.resolved(view, now));
      }
      close(incident);
      return Optional.empty();
    }
    Optional<Telling> next = Telling.next(view, told, audience);
    if (next.isEmpty() || now.isBefore(next.get().at())) {
      return next.map(Telling::at);
    }
    Telling telling = next.get();
    turn.tell(
        telling.reason() == Telling.Reason.REMINDER
            ? writer.reminder(view, now)
            : writer.updated(view, now));
    int summaries = told.summaries() + (telling.reason() == Telling.Reason.SUMMARY ? 1 : 0);
    Incident.Told more = told(view, now, told.messages() + 1, summaries);
    state.incidents().put(incident.told(more));
    return Telling.next(view, more, audience).map(Telling::at);
  }

  private static Incident.Told told(IncidentView view, Instant now, int messages, int summaries) {
    return new Incident.Told(
        now, view.worst(), view.exits(), view.parts().size(), view.ended(), messages, summaries);
  }

  /** Something new, which counts for how busy the audience is. */
  private void tell(Notice notice, Audience audience, Turn turn) {
    turn.tell(notice);
    state.loads().put(state.load(audience).plusOne(turn.now()));
  }

  private void close(Incident incident) {
    state.membersOf(incident).forEach(member -> state.members().remove(member.key()));
    state.incidents().remove(incident.key());
    agenda.remove(incident.id());
  }
}

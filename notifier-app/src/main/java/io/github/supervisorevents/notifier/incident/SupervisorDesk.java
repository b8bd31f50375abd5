package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What there is to tell of supervisord itself: starts, stops, lost events. One thread at a time.
 */
final class SupervisorDesk {
  /** After so long a loss is told even when nobody could read the states again. */
  private static final Duration REREAD_TAKES = Duration.ofSeconds(10);

  /**
   * A start is over so soon at the earliest, and where nobody can be asked, after so long a quiet.
   */
  private static final Duration SETTLES = Duration.ofSeconds(2);

  private static final Set<ProcessState> ON_THE_WAY =
      Set.of(ProcessState.STARTING, ProcessState.BACKOFF, ProcessState.STOPPING);

  private static final Set<Kind> FAILED_STARTS = Set.of(Kind.BACKOFF, Kind.GAVE_UP);

  private static final List<Duration> LOSSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private final Audiences audiences;
  private final TrackerSettings settings;
  private final TrackerState state;
  private final NoticeWriter writer;
  private final IncidentDesk incidents;

  SupervisorDesk(
      Audiences audiences,
      TrackerSettings settings,
      TrackerState state,
      NoticeWriter writer,
      IncidentDesk incidents) {
    this.audiences = audiences;
    this.settings = settings;
    this.state = state;
    this.writer = writer;
    this.incidents = incidents;
  }

  /** It has started; its processes are where they begin. */
  void started(Turn turn) {
    state.put(state.supervisor().started(turn.now()));
    for (TrackedProcess process : state.processes().all()) {
      TrackedProcess notRunning =
          process.in(ProcessState.STOPPED, turn.now()).startedAt(Optional.empty());
      state.processes().put(notRunning.in(new Phase(Phase.Step.RESTARTING, turn.now())));
    }
    gatherFailedStarts(turn.now().plus(settings.startTakes()));
    turn.needReread();
  }

  /** Its processes can be asked for, and be seen to fail, before the event of its start comes. */
  private void gatherFailedStarts(Instant until) {
    for (Incident incident : state.incidents().all()) {
      Set<Kind> kinds = IncidentView.of(incident, state).ongoingKinds().keySet();
      boolean failedStarts = !kinds.isEmpty() && FAILED_STARTS.containsAll(kinds);
      if (incident.told().isEmpty() && failedStarts) {
        state.incidents().put(incident.ofStart(until));
      }
    }
  }

  /** It is shutting down. */
  void stopping(Turn turn) {
    if (state.supervisor().stopping()) {
      return;
    }
    state.put(state.supervisor().inShutdown(true));
    for (Audience audience : hearing(Kind.SUPERVISOR_STOPPING)) {
      turn.tell(
          writer.aboutSupervisor(
              audience, Kind.SUPERVISOR_STOPPING, turn.now(), 0, Optional.empty()));
    }
  }

  /** Events were lost. */
  void lost(long events, Turn turn) {
    TrackedSupervisor supervisor = state.supervisor();
    long before = supervisor.loss().map(TrackedSupervisor.Loss::events).orElse(0L);
    Instant since = supervisor.loss().map(TrackedSupervisor.Loss::since).orElse(turn.now());
    state.put(
        supervisor.with(
            Optional.of(new TrackedSupervisor.Loss(before + events, since, Optional.empty()))));
    turn.needReread();
  }

  /**
   * All states were read again, or could not be.
   *
   * @param asked when it was asked
   */
  void reread(boolean succeeded, Instant asked) {
    boolean isOfStart =
        state.supervisor().startedAt().filter(started -> !asked.isBefore(started)).isPresent();
    if (isOfStart) {
      state.put(state.supervisor().startReread(succeeded));
    }
    TrackedSupervisor supervisor = state.supervisor();
    supervisor
        .loss()
        .ifPresent(
            loss ->
                state.put(
                    supervisor.with(
                        Optional.of(
                            new TrackedSupervisor.Loss(
                                loss.events(), loss.since(), Optional.of(succeeded))))));
  }

  /** Tells what is due. */
  void review(Turn turn) {
    if (upAt().filter(time -> !time.isAfter(turn.now())).isPresent()) {
      tellFailedStarts(turn);
      tellStarted(turn);
      state.put(state.supervisor().up());
    }
    if (lossDueAt().filter(time -> !time.isAfter(turn.now())).isPresent()) {
      tellLoss(turn);
    }
  }

  /** When something will be due. */
  Optional<Instant> nextDue() {
    return Stream.of(upAt(), lossDueAt()).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  private Optional<Instant> upAt() {
    return state.supervisor().startedAt().map(this::upAt);
  }

  private Instant upAt(Instant started) {
    Instant latest = started.plus(settings.startTakes());
    Optional<Boolean> reread = state.supervisor().startReread();
    if (reread.isEmpty()) {
      return latest;
    }
    Instant quietSince = started;
    for (TrackedProcess process : state.processes().all()) {
      if (ON_THE_WAY.contains(process.state())) {
        return latest;
      }
      boolean mayBeFollowed = !reread.get() && process.since().isAfter(quietSince);
      quietSince = mayBeFollowed ? process.since() : quietSince;
    }
    Instant settled = quietSince.plus(SETTLES);
    return settled.isBefore(latest) ? settled : latest;
  }

  private void tellStarted(Turn turn) {
    int wanted = state.wanted();
    int notRunning =
        (int)
            state.processes().all().stream()
                .filter(process -> process.trouble().map(Trouble::isDown).orElse(false))
                .count();
    Optional<Remark> remark =
        notRunning == 0 ? Optional.empty() : Optional.of(new Remark.AtStart(notRunning, wanted));
    Instant startedAt = state.supervisor().startedAt().orElse(turn.now());
    for (Audience audience : hearing(Kind.SUPERVISOR_STARTED)) {
      if (!isToldOtherwise(audience)) {
        turn.tell(writer.aboutSupervisor(audience, Kind.SUPERVISOR_STARTED, startedAt, 0, remark));
      }
    }
  }

  /** They have been gathered, except for those that have just failed. */
  private void tellFailedStarts(Turn turn) {
    for (Incident incident : state.incidents().all()) {
      if (incident.atStart() && incident.told().isEmpty()) {
        Instant opened = incident.openedAt();
        Instant usual =
            audiences
                .named(incident.audience())
                .map(to -> opened.plus(state.load(to).wait(to.groupWait(), opened)))
                .filter(turn.now()::isBefore)
                .orElse(turn.now());
        state.incidents().put(incident.gathered(usual));
      }
    }
    incidents.startOver();
    incidents.review(turn);
  }

  /** The incident that gathers what did not come up says that the supervisor has started. */
  private boolean isToldOtherwise(Audience audience) {
    return state.incidents().all().stream()
        .filter(Incident::atStart)
        .filter(incident -> incident.audience().equals(audience.name()))
        .anyMatch(incident -> IncidentView.of(incident, state).ongoing().size() > 1);
  }

  private Optional<Instant> lossDueAt() {
    TrackedSupervisor supervisor = state.supervisor();
    return supervisor
        .loss()
        .map(
            loss -> {
              Instant known =
                  loss.reread().isPresent() ? loss.since() : loss.since().plus(REREAD_TAKES);
              return supervisor
                  .lossesTold()
                  .map(told -> told.at().plus(interval(told)))
                  .filter(known::isBefore)
                  .orElse(known);
            });
  }

  private static Duration interval(TrackedSupervisor.LossesTold told) {
    return LOSSES.get(Math.min(told.times(), LOSSES.size()) - 1);
  }

  private void tellLoss(Turn turn) {
    TrackedSupervisor.Loss loss = state.supervisor().loss().orElseThrow();
    Remark remark = new Remark.StateReread(loss.reread().orElse(false));
    for (Audience audience : hearing(Kind.EVENTS_LOST)) {
      turn.tell(
          writer.aboutSupervisor(
              audience, Kind.EVENTS_LOST, loss.since(), loss.events(), Optional.of(remark)));
    }
    Duration forgotten = LOSSES.get(LOSSES.size() - 1);
    int times =
        state
            .supervisor()
            .lossesTold()
            .filter(told -> told.at().plus(forgotten).isAfter(turn.now()))
            .map(TrackedSupervisor.LossesTold::times)
            .orElse(0);
    state.put(state.supervisor().lossTold(new TrackedSupervisor.LossesTold(turn.now(), times + 1)));
  }

  private List<Audience> hearing(Kind kind) {
    return audiences.hearing(kind, Optional.empty());
  }
}

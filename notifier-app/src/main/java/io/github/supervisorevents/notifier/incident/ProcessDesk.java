package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Knows each process's state and its trouble, and when that ends. What is bad news goes on to the
 * incidents. One thread at a time.
 */
final class ProcessDesk {
  private static final Set<Kind> BAD =
      Set.of(Kind.CRASHED, Kind.BACKOFF, Kind.GAVE_UP, Kind.UNKNOWN);

  private final TrackerState state;
  private final TroubleRules rules;
  private final Reconciliation reconciliation;
  private final IncidentDesk incidents;
  private final InspectionDesk inspections;

  /** When whose trouble ends unless something happens. */
  private final Agenda<ProcessName> endings = new Agenda<>();

  ProcessDesk(
      TrackerSettings settings, TrackerState state, Timeline timeline, IncidentDesk incidents) {
    this.state = state;
    this.rules = new TroubleRules(settings);
    this.reconciliation = new Reconciliation(rules, timeline);
    this.incidents = incidents;
    this.inspections = new InspectionDesk(settings, state, timeline);
    startOver();
  }

  /** Looks at everything again; the state has changed beside it. */
  void startOver() {
    endings.clear();
    state.processes().all().forEach(this::planEnding);
  }

  private void planEnding(TrackedProcess process) {
    endings.put(process.name(), process.trouble().flatMap(rules::endsAt));
  }

  /** Ends what is over by now. */
  void review(Turn turn) {
    for (ProcessName name : endings.due(turn.now())) {
      state.process(name).ifPresent(process -> endTrouble(process, turn));
    }
  }

  /** When something will be due; empty when nothing will unless something happens. */
  Optional<Instant> nextDue() {
    return endings.next();
  }

  private void endTrouble(TrackedProcess process, Turn turn) {
    process
        .trouble()
        .flatMap(trouble -> rules.ended(trouble, turn.now()))
        .ifPresent(ended -> end(process, ended));
  }

  private void end(TrackedProcess process, Ended ended) {
    state.processes().put(TroubleRules.free(process, ended));
    endings.remove(process.name());
    incidents.ended(process.name(), ended);
  }

  /** Its state has changed. */
  void changed(ProcessStateChange change, Kind kind, Turn turn) {
    put(rules.after(before(change, turn), change, turn.now()), BAD.contains(kind), turn);
  }

  /** Its state has changed while supervisord shuts down: nothing that need be told. */
  void changedInShutdown(ProcessStateChange change, Turn turn) {
    state.processes().put(rules.afterInShutdown(before(change, turn), change, turn.now()));
  }

  private TrackedProcess before(ProcessStateChange change, Turn turn) {
    ProcessName name = ProcessName.of(change);
    return state
        .process(name)
        .orElseGet(
            () ->
                TrackedProcess.unseen(
                    name, change.fromState().orElse(ProcessState.STOPPED), turn.now()));
  }

  private void put(TrackedProcess process, boolean isBadNews, Turn turn) {
    state.processes().put(process);
    planEnding(process);
    if (isBadNews && process.trouble().isPresent()) {
      incidents.enlist(process, turn.now());
      if (incidents.isHeard(process.name())) {
        inspections.askAbout(process, turn);
      }
    }
  }

  /** What an inspection of a process found is there. */
  void found(Findings findings, Turn turn) {
    ProcessName name = findings.inspection().process();
    Optional<TrackedProcess> inTrouble =
        state.process(name).filter(process -> process.trouble().isPresent());
    inTrouble.ifPresent(
        process -> {
          Trouble trouble = process.trouble().orElseThrow();
          state.processes().put(TroubleRules.found(process, trouble, findings));
          incidents.found(name, turn.now());
        });
  }

  /** Sees to it that everybody who should hear of the troubles there are will. */
  void enlistAll(Turn turn) {
    for (TrackedProcess process : state.processes().all()) {
      if (process.trouble().isPresent()) {
        incidents.enlist(process, turn.now());
      }
    }
  }

  /** The group is not supervised any more. */
  void removeGroup(String group, Turn turn) {
    state.processes().startingWith(group + ":").forEach(process -> remove(process, turn));
  }

  private void remove(TrackedProcess process, Turn turn) {
    process
        .trouble()
        .ifPresent(
            trouble -> end(process, new Ended(Ended.How.REMOVED, turn.now(), turn.now(), trouble)));
    state.processes().remove(process.key());
  }

  /**
   * All states were read again.
   *
   * @param snapshots all processes that supervisord has
   * @param asked when it was asked: what was heard since knows better
   */
  void reconcile(Collection<ProcessSnapshot> snapshots, Instant asked, Turn turn) {
    Set<ProcessName> there = new HashSet<>();
    for (ProcessSnapshot snapshot : snapshots) {
      there.add(snapshot.name());
      reconcile(snapshot, asked, turn);
    }
    for (TrackedProcess process : state.processes().all()) {
      if (!there.contains(process.name()) && process.since().isBefore(asked)) {
        remove(process, turn);
      }
    }
  }

  private void reconcile(ProcessSnapshot snapshot, Instant asked, Turn turn) {
    Optional<TrackedProcess> before = state.process(snapshot.name());
    boolean isNewsOld = before.filter(process -> !process.since().isBefore(asked)).isPresent();
    if (isNewsOld) {
      return;
    }
    TrackedProcess after =
        before
            .map(process -> reconciliation.after(process, snapshot, turn.now()))
            .orElseGet(() -> reconciliation.first(snapshot, turn.now()));
    boolean isBadNews =
        after
            .trouble()
            .filter(Trouble::isDown)
            .filter(trouble -> !before.flatMap(TrackedProcess::trouble).equals(after.trouble()))
            .isPresent();
    put(after, isBadNews, turn);
  }
}

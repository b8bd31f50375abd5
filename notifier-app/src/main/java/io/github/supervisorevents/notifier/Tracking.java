package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.Outcome;
import io.github.supervisorevents.notifier.incident.ProcessSnapshot;
import io.github.supervisorevents.notifier.incident.TrackerSettings;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.EventPosition;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.StateChange;
import io.github.supervisorevents.notifier.outbox.TrackerStateJson;
import io.github.supervisorevents.notifier.route.Router;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The incident tracker with its memory: whatever it is told and whatever comes of it are one
 * transaction; when that fails, it was not told. Any thread; one at a time is let in.
 */
final class Tracking {
  private static final String USUAL_IDENTIFIER = "supervisor";
  private static final String AREA = "tracker";
  private static final String RUN = "run";

  private final Outbox outbox;
  private final NotifierLog log;
  private IncidentTracker tracker;
  private Teller teller;
  private String supervisor = USUAL_IDENTIFIER;

  /**
   * What came of an event.
   *
   * @param isNew whether it had not been stored before
   * @param outcome what else is to be done
   */
  record Taken(boolean isNew, Outcome outcome) {}

  /**
   * What came of the time.
   *
   * @param outcome what the tracker makes of it
   * @param isMoreToSend whether there is something to send besides
   */
  record Passed(Outcome outcome, boolean isMoreToSend) {}

  Tracking(Outbox outbox, IncidentTracker tracker, Teller teller, NotifierLog log) {
    this.outbox = outbox;
    this.tracker = tracker;
    this.teller = teller;
    this.log = log;
  }

  /** The notifier has started, as a child of this supervisord. */
  synchronized Outcome begin(SupervisordRun run, Instant now) {
    boolean isKnown = run.id().equals(outbox.state(AREA).get(RUN));
    boolean isNew = run.justStarted() && !isKnown;
    Outcome outcome = tracker.begin(isNew, now);
    List<StateChange> more =
        isKnown ? List.of() : List.of(new StateChange(AREA, RUN, Optional.of(run.id())));
    store(now, Optional.empty(), outcome.notices(), outcome, more);
    return outcome;
  }

  /**
   * An event has come.
   *
   * @param lost how many were lost before it
   */
  synchronized Taken accept(Event event, Optional<EventPosition> position, long lost, Instant now) {
    supervisor = event.header().server().isEmpty() ? supervisor : event.header().server();
    List<Notice> notices = new ArrayList<>();
    Outcome outcome = understood(event, lost, notices, now);
    boolean isNew = store(now, position, notices, outcome, List.of());
    if (!isNew) {
      tracker.undo();
    }
    return new Taken(isNew, isNew ? outcome : nothing());
  }

  // An event that cannot be understood would come again and again, and hold up all others.
  private Outcome understood(Event event, long lost, List<Notice> notices, Instant now) {
    try {
      boolean mustReread = false;
      if (lost > 0) {
        Outcome loss = tracker.lost(lost, now);
        notices.addAll(loss.notices());
        mustReread = loss.rereadNeeded();
      }
      Outcome outcome = tracker.accept(event, now);
      notices.addAll(outcome.notices());
      return new Outcome(
          notices, outcome.changes(), outcome.inspections(), mustReread || outcome.rereadNeeded());
    } catch (RuntimeException e) {
      log.notUnderstood(event, e);
      tracker.undo();
      notices.clear();
      return nothing();
    }
  }

  private static Outcome nothing() {
    return new Outcome(List.of(), List.of(), List.of(), false);
  }

  /**
   * Time has passed.
   *
   * @return what is to be done, and whether there is something to send
   */
  synchronized Passed passTime(Instant now) {
    Outcome outcome = stored(now, () -> tracker.passTime(now));
    Teller.Told told = teller.afterwards(supervisor, now);
    if (!told.dispatches().isEmpty() || !told.changes().isEmpty()) {
      outbox.store(new Batch(now, Optional.empty(), told.dispatches(), told.changes()));
    }
    return new Passed(outcome, !told.dispatches().isEmpty());
  }

  /** Goes on with other routes; whoever has not heard of what is under way will. */
  synchronized Outcome reconfigure(
      Router router, TrackerSettings settings, Teller other, Instant now) {
    tracker = new IncidentTracker(settings, router, tracker.remembered(), "");
    teller = other;
    return stored(now, () -> tracker.begin(false, now));
  }

  synchronized Outcome found(Findings findings, Instant now) {
    return stored(now, () -> tracker.found(findings, now));
  }

  synchronized Outcome reconcile(List<ProcessSnapshot> processes, Instant asOf, Instant now) {
    return stored(now, () -> tracker.reconcile(processes, asOf, now));
  }

  synchronized Outcome rereadFailed(Instant now) {
    return stored(now, () -> tracker.rereadFailed(now));
  }

  synchronized Optional<Instant> nextDue(Instant now) {
    return tracker.nextDue(now);
  }

  private Outcome stored(Instant now, Supplier<Outcome> step) {
    Outcome outcome = step.get();
    if (!outcome.isNothing()) {
      store(now, Optional.empty(), outcome.notices(), outcome, List.of());
    }
    return outcome;
  }

  private boolean store(
      Instant now,
      Optional<EventPosition> position,
      List<Notice> notices,
      Outcome outcome,
      List<StateChange> more) {
    List<StateChange> changes = new ArrayList<>(more);
    outcome.changes().stream().map(TrackerStateJson::change).forEach(changes::add);
    boolean isNew;
    try {
      Teller.Told told = teller.tell(notices, supervisor, now);
      changes.addAll(told.changes());
      isNew = outbox.store(new Batch(now, position, told.dispatches(), changes));
    } catch (RuntimeException e) {
      tracker.undo();
      throw e;
    }
    if (isNew) {
      tracker.keep();
    }
    return isNew;
  }
}

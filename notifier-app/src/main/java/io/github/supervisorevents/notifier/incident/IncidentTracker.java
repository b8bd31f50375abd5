package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventPayload;
import io.github.supervisorevents.listener.event.ProcessGroupChange;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import io.github.supervisorevents.listener.event.SupervisorStateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what happened: events and the time in, what to tell out.
 *
 * <p>Pure: no I/O, no threads, no waiting. Every call returns what to tell; after one call or
 * several the caller stores that with {@link #changes}, what to remember, in one transaction and
 * then calls {@link #keep}, or {@link #undo} when that failed and nothing has happened. A tracker
 * made of what was remembered goes on as if the one before had never stopped. One thread at a time.
 *
 * <p>Times that are passed in are the wall clock's, which may jump.
 */
public final class IncidentTracker {
  /** To look at an incident takes the longer the more processes it has. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final Audiences audiences;
  private final TrackerState state;
  private final Timeline timeline;
  private final NoticeWriter writer;
  private final IncidentDesk incidents;
  private final NewsDesk news;
  private final SupervisorDesk supervisor;
  private final ProcessDesk processes;
  private Instant looked = Instant.EPOCH;

  /**
   * A tracker that goes on where another stopped.
   *
   * @param remembered everything that was remembered, in any order; empty for the very first
   * @param origin what makes ids unique among all notifiers, without a dot; used by the very first
   *     tracker only, later ones remember it
   */
  public IncidentTracker(
      TrackerSettings settings,
      Audiences audiences,
      Collection<StateEntry> remembered,
      String origin) {
    this.audiences = audiences;
    this.state = new TrackerState(remembered, origin);
    this.timeline = new Timeline(state);
    this.writer = new NoticeWriter(state, timeline);
    this.incidents = new IncidentDesk(audiences, settings, state, writer);
    this.news = new NewsDesk(audiences, state, writer, incidents);
    this.supervisor = new SupervisorDesk(audiences, settings, state, writer, incidents);
    this.processes = new ProcessDesk(settings, state, timeline, incidents);
  }

  /**
   * The notifier has started. Whatever is under way and not known to an audience yet will be told.
   *
   * @param supervisorIsNew whether supervisord has started just before
   */
  public Outcome begin(boolean supervisorIsNew, Instant wall) {
    Turn turn = turn(wall);
    state.put(state.supervisor().inShutdown(false));
    if (supervisorIsNew) {
      supervisor.started(turn);
    }
    processes.enlistAll(turn);
    turn.needReread();
    return finish(turn);
  }

  /**
   * An event has come. While events pour in, what comes of the incidents is not looked at after
   * each: it is due then.
   */
  public Outcome accept(Event event, Instant wall) {
    Turn turn = new Turn(timeline.advanceTo(wall));
    boolean mayLook = !turn.now().isBefore(looked.plus(BETWEEN_LOOKS));
    review(turn, mayLook);
    for (Audience audience : audiences.hearingEvent(event)) {
      turn.tell(writer.raw(audience, event, turn.now()));
    }
    EventPayload payload = event.typed();
    if (payload instanceof ProcessStateChange change) {
      changed(change, turn);
    } else if (payload instanceof SupervisorStateChange change) {
      changed(change, turn);
    } else if (payload instanceof ProcessGroupChange change) {
      changed(change, turn);
    }
    review(turn, mayLook);
    return turn.outcome();
  }

  /** Time has passed; to be called at {@link #nextDue}, and harmless at any other time. */
  public Outcome passTime(Instant wall) {
    return finish(turn(wall));
  }

  /**
   * supervisord has dropped events before the notifier could read them.
   *
   * @param events how many
   */
  public Outcome lost(long events, Instant wall) {
    Turn turn = turn(wall);
    supervisor.lost(events, turn);
    return finish(turn);
  }

  /** What an inspection found has come. */
  public Outcome found(Findings findings, Instant wall) {
    Turn turn = turn(wall);
    processes.found(findings, turn);
    return finish(turn);
  }

  /**
   * All processes' states were read again.
   *
   * @param snapshots all processes that supervisord has
   * @param asOf when it was asked, by the wall clock: events that came since know better
   */
  public Outcome reconcile(Collection<ProcessSnapshot> snapshots, Instant asOf, Instant wall) {
    Turn turn = turn(wall);
    Instant asked = timeline.fromWall(asOf);
    processes.reconcile(snapshots, asked, turn);
    supervisor.reread(true, asked);
    return finish(turn);
  }

  /** The states could not be read again. */
  public Outcome rereadFailed(Instant wall) {
    Turn turn = turn(wall);
    supervisor.reread(false, turn.now());
    return finish(turn);
  }

  /**
   * When {@link #passTime} should be called, by the wall clock as it is now; empty when it need not
   * be. As the clock may be set, whoever waits for it looks at the clock every few seconds.
   */
  public Optional<Instant> nextDue(Instant wall) {
    Instant now = timeline.fromWall(wall);
    return Stream.of(processes.nextDue(), incidents.nextDue(), news.nextDue(), supervisor.nextDue())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(due -> due.isBefore(now) ? now : due)
        .map(timeline::toWall);
  }

  /** All that is remembered, for a tracker with another configuration. */
  public List<StateEntry> remembered() {
    return state.entries();
  }

  /** What is to be remembered of the calls since the last {@link #keep}. */
  public List<EntryChange> changes() {
    return state.changes();
  }

  /** What the last calls led to is stored. */
  public void keep() {
    state.keep();
  }

  /**
   * What the calls since the last {@link #keep} led to could not be stored: they did not happen.
   */
  public void undo() {
    state.undo();
    incidents.startOver();
    processes.startOver();
    looked = Instant.EPOCH;
  }

  private Turn turn(Instant wall) {
    Turn turn = new Turn(timeline.advanceTo(wall));
    review(turn, true);
    return turn;
  }

  private Outcome finish(Turn turn) {
    review(turn, true);
    return turn.outcome();
  }

  private void review(Turn turn, boolean withIncidents) {
    processes.review(turn);
    if (withIncidents) {
      incidents.review(turn);
      looked = turn.now();
    }
    news.review(turn);
    supervisor.review(turn);
  }

  private void changed(ProcessStateChange change, Turn turn) {
    if (state.supervisor().stopping()) {
      processes.changedInShutdown(change, turn);
      return;
    }
    Kind kind = EventMeaning.kind(change);
    processes.changed(change, kind, turn);
    news.happened(ProcessName.of(change), kind, EventMeaning.facts(change), turn.now());
  }

  private void changed(SupervisorStateChange change, Turn turn) {
    if (change.state() == SupervisorStateChange.State.RUNNING) {
      supervisor.started(turn);
      processes.startOver();
    } else {
      supervisor.stopping(turn);
      incidents.startOver();
      news.startOver();
    }
  }

  private void changed(ProcessGroupChange change, Turn turn) {
    if (change.change() == ProcessGroupChange.Change.ADDED) {
      turn.needReread();
    } else {
      processes.removeGroup(change.group(), turn);
    }
  }
}

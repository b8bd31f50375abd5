package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.notifier.incident.EntryChange;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.incident.Outcome;
import io.github.supervisorevents.notifier.incident.ProcessSnapshot;
import io.github.supervisorevents.notifier.incident.TrackerSettings;
import io.github.supervisorevents.notifier.journal.EventJournal;
import io.github.supervisorevents.notifier.journal.JournalEntry;
import io.github.supervisorevents.notifier.journal.JournalPosition;
import io.github.supervisorevents.notifier.journal.JournalReader;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.StateChange;
import io.github.supervisorevents.notifier.outbox.TrackerStateJson;
import io.github.supervisorevents.notifier.route.Router;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The incident tracker with its memory: whatever it is told and whatever comes of it are one
 * transaction; when that fails, it was not told. Events come from the journal, as many as wait in
 * one transaction; how far it was read is part of that, so each is told once. Any thread; one at a
 * time is let in.
 */
final class Tracking implements AutoCloseable {
  private static final String AREA = "tracker";
  private static final String RUN = "run";
  private static final String IDENTIFIER = "identifier";
  private static final String USUAL_IDENTIFIER = "supervisor";
  private static final int AT_ONCE = 256;

  private final Outbox outbox;
  private final JournalReader journal;
  private final PoolSerials serials;
  private final NotifierLog log;
  private IncidentTracker tracker;
  private Teller teller;
  private final SupervisordRun current;
  private String run;
  private String identifier;
  private JournalPosition taken;
  private int renewals;
  private volatile boolean begun;

  /** What is to be said when the events at hand are stored. */
  private final List<Runnable> remarks = new ArrayList<>();

  /**
   * What came of the time.
   *
   * @param outcome what the tracker makes of it
   * @param isMoreToSend whether there is something to send besides
   */
  record Passed(Outcome outcome, boolean isMoreToSend) {}

  /** Of a notifier that has started, as a child of this supervisord. */
  Tracking(
      SupervisordRun current,
      Outbox outbox,
      EventJournal journal,
      PoolSerials serials,
      IncidentTracker tracker,
      Teller teller,
      NotifierLog log) {
    this.renewals = outbox.renewals(); // First: what is begun anew from now on is noticed.
    Map<String, String> remembered = outbox.state(AREA);
    this.current = current;
    this.outbox = outbox;
    this.journal =
        new JournalReader(journal, JournalPosition.remembered(outbox.state(JournalPosition.AREA)));
    this.taken = this.journal.position();
    this.serials = serials;
    this.log = log;
    this.tracker = tracker;
    this.teller = teller;
    this.run = remembered.getOrDefault(RUN, "");
    this.identifier = remembered.getOrDefault(IDENTIFIER, USUAL_IDENTIFIER);
  }

  /** Whether the journal has been read to its end. Any thread, at once. */
  boolean isUpToDate() {
    return begun && journal.isAtEnd();
  }

  /**
   * Takes the next events from the journal; not all of them when there are many. What the process
   * before left there comes first, then that this one has started.
   */
  synchronized Outcome takeSome(Instant now) {
    storeAllIfForgotten(now);
    if (begun) {
      return take(journal.next(AT_ONCE), now);
    }
    List<JournalEntry> left = journal.nextOfEarlier(AT_ONCE);
    return left.isEmpty() ? begin(now) : take(left, now);
  }

  private Outcome begin(Instant now) {
    boolean isNew = current.justStarted() && !current.id().equals(run);
    serials.forgetOtherRuns();
    Outcome outcome = stored(List.of(of(RUN, current.id())), now, () -> tracker.begin(isNew, now));
    run = current.id();
    begun = true;
    return outcome;
  }

  private Outcome take(List<JournalEntry> entries, Instant now) {
    if (entries.isEmpty()) {
      return Outcome.NOTHING;
    }
    try {
      return takeTogether(entries, now);
    } catch (OutboxException e) {
      journal.backTo(taken);
      throw e;
    } catch (RuntimeException defect) {
      return takeOneByOne(entries, now);
    }
  }

  // An event that cannot be understood would come again and again, and hold up all others.
  private Outcome takeOneByOne(List<JournalEntry> entries, Instant now) {
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (JournalEntry entry : entries) {
        outcomes.add(takeAlone(entry, now));
      }
    } catch (RuntimeException e) {
      journal.backTo(taken);
      if (outcomes.isEmpty()) {
        throw e;
      }
      // The rest is tried again; what these led to is stored, and must be seen to.
    }
    return Outcome.joined(outcomes);
  }

  private Outcome takeAlone(JournalEntry entry, Instant now) {
    try {
      return takeTogether(List.of(entry), now);
    } catch (OutboxException e) {
      throw e;
    } catch (RuntimeException defect) {
      log.notUnderstood(entry.event(), defect);
      return taken(List.of(entry), now, () -> leftOut(entry));
    }
  }

  private Outcome leftOut(JournalEntry entry) {
    serials.take(entry);
    return Outcome.NOTHING;
  }

  private Outcome takeTogether(List<JournalEntry> entries, Instant now) {
    return taken(
        entries, now, () -> Outcome.joined(entries.stream().map(this::understood).toList()));
  }

  private Outcome taken(List<JournalEntry> entries, Instant now, Supplier<Outcome> step) {
    JournalPosition end = entries.get(entries.size() - 1).end();
    List<StateChange> more = new ArrayList<>();
    more.add(usedUpTo(end));
    String identifierBefore = identifier;
    identifierAfter(entries).ifPresent(name -> more.add(of(IDENTIFIER, name)));
    remarks.clear();
    Outcome outcome;
    try {
      outcome = stored(more, now, step);
    } catch (RuntimeException e) {
      identifier = identifierBefore;
      throw e;
    }
    remarks.forEach(Runnable::run);
    taken = end;
    journal.used(end);
    return outcome;
  }

  private Outcome understood(JournalEntry entry) {
    if (serials.isRepeated(entry)) {
      remarks.add(() -> log.repeated(entry.event()));
      return Outcome.NOTHING;
    }
    long lost = serials.lostBefore(entry);
    serials.take(entry);
    Outcome loss = lost > 0 ? tracker.lost(lost, entry.at()) : Outcome.NOTHING;
    if (lost > 0) {
      remarks.add(() -> log.lost(entry.event().header(), lost));
    }
    return Outcome.joined(List.of(loss, tracker.accept(entry.event(), entry.at())));
  }

  private Optional<String> identifierAfter(List<JournalEntry> entries) {
    EventHeader last = entries.get(entries.size() - 1).event().header();
    if (last.server().isEmpty() || last.server().equals(identifier)) {
      return Optional.empty();
    }
    identifier = last.server();
    return Optional.of(identifier);
  }

  /**
   * Time has passed.
   *
   * @return what is to be done, and whether there is something to send
   */
  synchronized Passed passTime(Instant now) {
    storeAllIfForgotten(now);
    Outcome outcome = stored(now, () -> tracker.passTime(now));
    Teller.Told told = teller.afterwards(identifier, now);
    if (!told.dispatches().isEmpty() || !told.changes().isEmpty()) {
      outbox.store(new Batch(now, told.dispatches(), told.changes()));
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
    return stored(List.of(), now, step);
  }

  private Outcome stored(List<StateChange> more, Instant now, Supplier<Outcome> step) {
    try {
      Outcome outcome = step.get();
      Teller.Told told = teller.tell(outcome.notices(), identifier, now);
      List<StateChange> changes = new ArrayList<>(more);
      changes.addAll(serials.changes());
      tracker.changes().stream().map(TrackerStateJson::change).forEach(changes::add);
      changes.addAll(told.changes());
      if (!told.dispatches().isEmpty() || !changes.isEmpty()) {
        outbox.store(new Batch(now, told.dispatches(), changes));
      }
      tracker.keep();
      serials.keep();
      return outcome;
    } catch (RuntimeException e) {
      tracker.undo();
      serials.undo();
      throw e;
    }
  }

  // The file was damaged or taken away: what it had to remember is still known here.
  private void storeAllIfForgotten(Instant now) {
    int begunAnew = outbox.renewals();
    if (begunAnew != renewals) {
      List<StateChange> all = new ArrayList<>(serials.all());
      all.addAll(List.of(of(RUN, run), of(IDENTIFIER, identifier)));
      if (!taken.equals(JournalPosition.START)) { // Else the journal's marks know better.
        all.add(usedUpTo(taken));
      }
      tracker.remembered().stream()
          .map(entry -> TrackerStateJson.change(new EntryChange.Kept(entry)))
          .forEach(all::add);
      outbox.store(new Batch(now, List.of(), all));
      renewals = begunAnew;
    }
  }

  private static StateChange of(String key, String value) {
    return new StateChange(AREA, key, Optional.of(value));
  }

  private static StateChange usedUpTo(JournalPosition place) {
    return new StateChange(
        JournalPosition.AREA, JournalPosition.KEY, Optional.of(place.toString()));
  }

  @Override
  public synchronized void close() {
    journal.close();
  }
}

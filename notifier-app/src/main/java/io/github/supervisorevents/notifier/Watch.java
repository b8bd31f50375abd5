package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.enrich.Inspections;
import io.github.supervisorevents.notifier.incident.Outcome;
import io.github.supervisorevents.notifier.outbox.EventPosition;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Keeps the incident tracker going: hands it events, the time, and answers to its questions.
 *
 * <p>Has a thread for the time, {@code incident-timer}, one that reads all states, {@code
 * state-reader}, and those of {@link Inspections}. The stdin thread waits for a transaction at
 * most.
 */
final class Watch {
  /** The clock may be set while somebody waits for it. */
  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(2);

  private static final Duration A_MOMENT = Duration.ofMillis(1);

  /** Opens what is watched with; waits for the outbox. */
  interface Opening {
    Tracking open() throws InterruptedException;
  }

  private final Opening opening;
  private final SupervisordRun run;
  private volatile SupervisordQuestions supervisord;
  private final Inspections inspections;
  private final Runnable wakeLanes;
  private final Clock clock;
  private final NotifierLog log;
  private final Semaphore timeChanged = new Semaphore(0);
  private final Semaphore rereads = new Semaphore(0);
  private final Thread timer = new Thread(this::keepTime, "incident-timer");
  private final Thread reader = new Thread(this::readStates, "state-reader");
  private volatile boolean stopping;

  /** MIN while the timer is awake: it asks what is due before it sleeps. */
  private volatile Instant sleepsUntil = Instant.MIN;

  private Optional<Tracking> tracking = Optional.empty();

  Watch(
      Opening opening,
      SupervisordRun run,
      SupervisordQuestions supervisord,
      Runnable wakeLanes,
      Clock clock,
      NotifierLog log) {
    this.opening = opening;
    this.run = run;
    this.supervisord = supervisord;
    this.inspections =
        new Inspections(
            inspection -> this.supervisord.inspect(inspection),
            findings -> tell(open -> open.found(findings, clock.instant())),
            SupervisordQuestions.PATIENCE,
            clock);
    this.wakeLanes = wakeLanes;
    this.clock = clock;
    this.log = log;
    timer.setDaemon(true);
    reader.setDaemon(true);
  }

  /** Begins to watch. Once. */
  void start() {
    timer.start();
    reader.start();
  }

  /**
   * Takes an event.
   *
   * @param lost how many were lost before it
   * @return whether it had not been stored before
   */
  boolean accept(Event event, Optional<EventPosition> position, long lost)
      throws InterruptedException {
    Tracking.Taken taken = tracking().accept(event, position, lost, clock.instant());
    follow(taken.outcome());
    wakeTimerIfDueEarlier();
    return taken.isNew();
  }

  /** Goes on with another configuration. */
  void reconfigure(SupervisordQuestions questions, Function<Tracking, Outcome> change) {
    supervisord = questions;
    tell(change);
  }

  private synchronized Tracking tracking() throws InterruptedException {
    if (tracking.isEmpty()) {
      Tracking opened = opening.open();
      follow(opened.begin(run, clock.instant()));
      tracking = Optional.of(opened);
    }
    return tracking.get();
  }

  private void follow(Outcome outcome) {
    outcome.inspections().forEach(inspections::ask);
    if (outcome.rereadNeeded()) {
      rereads.release();
    }
    if (!outcome.notices().isEmpty()) {
      wakeLanes.run();
    }
  }

  /** Tells the tracker something beside the stdin thread; what cannot be stored is not told. */
  private void tell(Function<Tracking, Outcome> something) {
    try {
      follow(something.apply(tracking()));
      wakeTimerIfDueEarlier();
    } catch (OutboxException e) {
      log.trackingFailed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepTime() {
    while (!stopping) {
      tell(this::passTime);
      awaitDue();
    }
  }

  /** What happens meanwhile may bring the time forward; nothing else wakes this thread. */
  private void awaitDue() {
    boolean changed;
    do {
      timeChanged.drainPermits();
      sleepsUntil = Instant.MAX; // Until it is known, whatever changes is a reason to look again.
      Duration wait = untilDue();
      sleepsUntil = clock.instant().plus(wait);
      changed = await(timeChanged, wait);
    } while (changed && !stopping && untilDue().compareTo(A_MOMENT) > 0);
    sleepsUntil = Instant.MIN;
  }

  private void wakeTimerIfDueEarlier() throws InterruptedException {
    Instant sleeping = sleepsUntil;
    if (tracking().nextDue(clock.instant()).filter(due -> due.isBefore(sleeping)).isPresent()) {
      timeChanged.release();
    }
  }

  private Outcome passTime(Tracking open) {
    Tracking.Passed passed = open.passTime(clock.instant());
    if (passed.isMoreToSend()) {
      wakeLanes.run();
    }
    return passed.outcome();
  }

  private Duration untilDue() {
    try {
      Instant now = clock.instant();
      return tracking()
          .nextDue(now)
          .map(due -> Duration.between(now, due))
          .filter(wait -> wait.compareTo(LOOK_AT_THE_CLOCK) < 0)
          .orElse(LOOK_AT_THE_CLOCK);
    } catch (OutboxException e) {
      return LOOK_AT_THE_CLOCK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LOOK_AT_THE_CLOCK;
    }
  }

  private void readStates() {
    while (!stopping) {
      if (await(rereads, LOOK_AT_THE_CLOCK)) {
        rereads.drainPermits();
        reread();
      }
    }
  }

  private void reread() {
    Instant asOf = clock.instant();
    supervisord
        .states()
        .ifPresentOrElse(
            processes -> tell(open -> open.reconcile(processes, asOf, clock.instant())),
            () -> tell(open -> open.rereadFailed(clock.instant())));
  }

  private boolean await(Semaphore semaphore, Duration time) {
    try {
      return semaphore.tryAcquire(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
      return false;
    }
  }

  /**
   * Ends the threads; what is under way stays in the outbox.
   *
   * @return whether they ended by the deadline
   */
  boolean stop(Instant deadline) throws InterruptedException {
    stopping = true;
    timeChanged.release();
    timer.interrupt();
    reader.interrupt();
    inspections.stop(until(deadline));
    timer.join(until(deadline).toMillis());
    reader.join(until(deadline).toMillis());
    return !timer.isAlive() && !reader.isAlive();
  }

  private Duration until(Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.compareTo(Duration.ofMillis(1)) > 0 ? left : Duration.ofMillis(1);
  }
}

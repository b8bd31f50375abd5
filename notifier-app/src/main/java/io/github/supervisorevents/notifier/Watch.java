package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.enrich.Inspections;
import io.github.supervisorevents.notifier.incident.Outcome;
import io.github.supervisorevents.notifier.journal.JournalException;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Keeps the incident tracker going: hands it what is in the journal, the time, and answers to its
 * questions.
 *
 * <p>Has a thread for events and the time, {@code tracker}, one that reads all states, {@code
 * state-reader}, and those of {@link Inspections}. The stdin thread waits for none of them.
 */
final class Watch {
  /** The clock may be set while somebody waits for it. */
  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(2);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  /** Opens what is watched with; waits for the outbox. */
  interface Opening {
    Tracking open() throws InterruptedException;
  }

  private final Opening opening;
  private volatile SupervisordQuestions supervisord;
  private final Inspections inspections;
  private final Runnable wakeLanes;
  private final Clock clock;
  private final NotifierLog log;
  private final Semaphore news = new Semaphore(0);
  private final Semaphore rereads = new Semaphore(0);
  private final Thread tracker = new Thread(this::track, "tracker");
  private final Thread reader = new Thread(this::readStates, "state-reader");
  private volatile boolean stopping;
  private volatile Instant deadline = Instant.MAX;
  private volatile boolean asleep;
  private volatile boolean works = true;
  private volatile Optional<Tracking> tracking = Optional.empty();

  Watch(
      Opening opening,
      SupervisordQuestions supervisord,
      Runnable wakeLanes,
      Clock clock,
      NotifierLog log) {
    this.opening = opening;
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
    tracker.setDaemon(true);
    reader.setDaemon(true);
  }

  /** Begins to watch. Once. */
  void start() {
    tracker.start();
    reader.start();
  }

  /** There is something in the journal. Any thread, at once. */
  void wake() {
    if (asleep) {
      asleep = false;
      news.release();
    }
  }

  /** Whether what is in the journal can be made use of. Any thread. */
  boolean works() {
    return works;
  }

  /**
   * Goes on with another configuration.
   *
   * @return false when that could not be done now; it may be tried again
   */
  boolean reconfigure(SupervisordQuestions questions, Function<Tracking, Outcome> change) {
    supervisord = questions;
    return tell(change);
  }

  private synchronized Tracking tracking() throws InterruptedException {
    if (tracking.isEmpty()) {
      tracking = Optional.of(opening.open());
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

  /**
   * Tells the tracker something besides the events.
   *
   * @return false when it could not be stored, and so was not told
   */
  private boolean tell(Function<Tracking, Outcome> something) {
    boolean told = takeAll() && attempt(something);
    wake();
    return told;
  }

  /**
   * Hands over what is in the journal now.
   *
   * @return false when that failed, or the end came first
   */
  private boolean takeAll() {
    boolean inTime = isInTime();
    boolean more = true;
    while (inTime && more) {
      if (!attempt(open -> open.takeSome(clock.instant()))) {
        return false;
      }
      more = !isUpToDate();
      inTime = isInTime();
    }
    return inTime;
  }

  private boolean isInTime() {
    return clock.instant().isBefore(deadline);
  }

  private boolean attempt(Function<Tracking, Outcome> something) {
    try {
      follow(something.apply(tracking()));
      works = true;
      log.tracked();
      return true;
    } catch (OutboxException | JournalException e) {
      works = false;
      // At the end, why nothing could be opened is said where that is tried.
      if (!stopping || tracking.isPresent()) {
        log.trackingFailed(e);
      }
    } catch (RuntimeException e) {
      works = false;
      log.trackingBroken(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void track() {
    long timePassed = System.nanoTime() - LOOK_AT_THE_CLOCK.toNanos();
    while (!stopping) {
      boolean fine = takeAll();
      if (fine && (isDue() || isLongAgo(timePassed))) {
        fine = attempt(this::passTime);
        timePassed = System.nanoTime();
      }
      if (fine) {
        awaitNews();
      } else if (!stopping) {
        await(news, PAUSE_AFTER_FAILURE);
      }
    }
    takeAll();
  }

  // Not by the clock, which may be set. Silences and quiet hours end without being due.
  private static boolean isLongAgo(long nanos) {
    return System.nanoTime() - nanos >= LOOK_AT_THE_CLOCK.toNanos();
  }

  private void awaitNews() {
    news.drainPermits();
    asleep = true; // First: whoever appends after we looked wakes us.
    if (!stopping && isUpToDate()) {
      await(news, untilDue());
    }
    asleep = false;
  }

  private boolean isUpToDate() {
    return tracking.map(Tracking::isUpToDate).orElse(true);
  }

  private Optional<Instant> nextDue(Instant now) {
    return tracking.flatMap(open -> open.nextDue(now));
  }

  private boolean isDue() {
    Instant now = clock.instant();
    return nextDue(now).filter(due -> !due.isAfter(now)).isPresent();
  }

  private Duration untilDue() {
    Instant now = clock.instant();
    return nextDue(now)
        .map(due -> Duration.between(now, due))
        .filter(wait -> wait.compareTo(LOOK_AT_THE_CLOCK) < 0)
        .orElse(LOOK_AT_THE_CLOCK);
  }

  private Outcome passTime(Tracking open) {
    Tracking.Passed passed = open.passTime(clock.instant());
    if (passed.isMoreToSend()) {
      wakeLanes.run();
    }
    return passed.outcome();
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

  /** The end is near: what cannot be opened from now on is no news. */
  void expectStop() {
    stopping = true;
  }

  /**
   * Ends the threads, when what is in the journal has been taken or the deadline comes; what is
   * under way is kept, and the rest stays in the journal.
   *
   * @return whether they ended by the deadline
   */
  boolean stop(Instant latest) throws InterruptedException {
    stopping = true;
    deadline = latest.isBefore(deadline) ? latest : deadline;
    news.release();
    reader.interrupt();
    inspections.stop(until(latest));
    tracker.join(until(latest).toMillis());
    reader.join(until(latest).toMillis());
    return !tracker.isAlive() && !reader.isAlive();
  }

  private Duration until(Instant latest) {
    Duration left = Duration.between(clock.instant(), latest);
    return left.compareTo(Duration.ofMillis(1)) > 0 ? left : Duration.ofMillis(1);
  }
}

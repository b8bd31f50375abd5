package io.github.supervisorevents.notifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Takes the steps of an orderly end, one after the other, with one deadline. For one thread. */
final class StopSteps {

  /** A step; returns whether it ended whole. */
  interface Step {
    boolean take(Instant deadline) throws InterruptedException;
  }

  private final Clock clock;
  private final Instant deadline;
  private final NotifierLog log;

  StopSteps(Clock clock, Instant deadline, NotifierLog log) {
    this.clock = clock;
    this.deadline = deadline;
    this.log = log;
  }

  /**
   * Takes a step. One that throws does not keep the others from being taken.
   *
   * @return whether it ended whole
   */
  boolean take(String name, Step step) throws InterruptedException {
    Instant started = clock.instant();
    boolean whole = false;
    try {
      whole = step.take(deadline);
    } catch (RuntimeException e) {
      log.stepFailed(name, e);
    }
    log.step(name, Duration.between(started, clock.instant()), whole);
    return whole;
  }
}

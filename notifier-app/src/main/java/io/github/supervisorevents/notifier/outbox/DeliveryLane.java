package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The worker of one channel: a thread that takes one {@link LaneStep} after the other, and waits
 * when there is nothing to do. Sends in order, one at a time.
 *
 * <p>{@link #start}, {@link #wake}, {@link #finish} and {@link #join} may be called by any thread.
 */
public final class DeliveryLane {
  private static final Duration PAUSE_AFTER_OUTBOX_FAILURE = Duration.ofSeconds(1);

  /** The clock may be set while the lane waits for it. */
  private static final Duration LOOK_AT_THE_CLOCK = Duration.ofSeconds(5);

  private final LaneSettings settings;
  private final LaneStep step;
  private final LaneObserver observer;
  private final Clock clock;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean awake;
  private boolean lookingAgain;
  private boolean finishing;
  private Instant deadline = Instant.MAX;

  /**
   * A lane that is not yet running.
   *
   * @param channel where it delivers; asked for by the lane's own thread, so that loading a
   *     channel's library holds up nobody else
   */
  public DeliveryLane(
      LaneSettings settings,
      Outbox outbox,
      Supplier<Channel> channel,
      LaneObserver observer,
      Clock clock) {
    this.settings = settings;
    this.step = new LaneStep(settings, outbox, channel, observer, clock, new SplittableRandom());
    this.observer = observer;
    this.clock = clock;
    this.thread = new Thread(this::run, "lane-" + settings.channel());
    // A channel that hangs must not keep the process alive after its deadline.
    this.thread.setDaemon(true);
  }

  /** The channel's name. */
  public String channel() {
    return settings.channel();
  }

  /** Begins to deliver. Once. */
  public void start() {
    thread.start();
  }

  /** Something was stored for this channel. */
  public void wake() {
    lock.lock();
    try {
      awake = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Something may have changed that the lane waits for: another process has written to the outbox.
   */
  public void lookAgain() {
    lock.lock();
    try {
      lookingAgain = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks the lane to end: it sends what is due, as long as the deadline has not come, and leaves
   * the rest in the outbox. Returns at once.
   */
  public void finish(Instant until) {
    lock.lock();
    try {
      finishing = true;
      deadline = until;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the lane to end.
   *
   * @param longest how long to wait; then it is interrupted, and left to itself
   * @return whether it ended by itself
   */
  public boolean join(Duration longest) throws InterruptedException {
    thread.join(Math.max(1, longest.toMillis()));
    boolean ended = !thread.isAlive();
    if (!ended) {
      thread.interrupt();
    }
    return ended;
  }

  private void run() {
    Instant due = LaneStep.AT_ONCE;
    while (isDue(due)) {
      due = step();
    }
  }

  private Instant step() {
    lock.lock();
    try {
      awake = false;
      lookingAgain = false;
    } finally {
      lock.unlock();
    }
    try {
      return step.take();
    } catch (OutboxException e) {
      observer.outboxFailed(settings.channel(), e);
      return clock.instant().plus(PAUSE_AFTER_OUTBOX_FAILURE);
    } catch (RuntimeException e) {
      // Never the end of a channel.
      observer.defect(settings.channel(), e);
      return clock.instant().plus(PAUSE_AFTER_OUTBOX_FAILURE);
    }
  }

  /** Waits until it is time for the next step; false when there is to be none. */
  private boolean isDue(Instant planned) {
    lock.lock();
    try {
      boolean lookAgain = false;
      while (true) {
        boolean stored = awake && planned.equals(LaneStep.WHEN_STORED);
        Instant due = stored || lookingAgain ? LaneStep.AT_ONCE : planned;
        Instant now = clock.instant();
        if (finishing && (!now.isBefore(deadline) || !due.isBefore(deadline))) {
          return false;
        }
        if (lookAgain || !due.isAfter(now)) {
          return true;
        }
        lookAgain = !await(now, due.isBefore(deadline) ? due : deadline);
      }
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether something changed. */
  private boolean await(Instant now, Instant until) throws InterruptedException {
    if (until.equals(Instant.MAX)) {
      changed.await();
      return true;
    }
    Duration wait = Duration.between(now, until);
    long millis = (wait.compareTo(LOOK_AT_THE_CLOCK) < 0 ? wait : LOOK_AT_THE_CLOCK).toMillis() + 1;
    return changed.await(millis, TimeUnit.MILLISECONDS);
  }
}

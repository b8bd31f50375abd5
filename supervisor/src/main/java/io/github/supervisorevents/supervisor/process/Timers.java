package io.github.supervisorevents.supervisor.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * What is to be done later, soonest first: a heap on a clock that never jumps.
 *
 * <p>For one thread only, the loop's, which asks {@link #millisToNext} how long it may sleep and
 * calls {@link #runDue} when it woke up.
 */
public final class Timers {
  private final PriorityQueue<Timer> queue = new PriorityQueue<>();
  private final LongSupplier nanoTime;
  private long scheduled;

  /**
   * Starts with nothing to do.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  public Timers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Runs {@code task} once, when {@code delay} is over; zero: with the next {@link #runDue}. */
  public Timer after(Duration delay, Runnable task) {
    Timer timer = new Timer(nanoTime.getAsLong() + delay.toNanos(), scheduled++, task);
    queue.add(timer);
    return timer;
  }

  /** The time on this clock, in nanoseconds since nothing in particular. */
  public long nanoTime() {
    return nanoTime.getAsLong();
  }

  /** Milliseconds until something is due, rounded up; 0 if it is due now; empty if nothing is. */
  public OptionalLong millisToNext() {
    Timer next = queue.peek();
    if (next == null) {
      return OptionalLong.empty();
    }
    long nanos = next.due - nanoTime.getAsLong();
    return OptionalLong.of(nanos <= 0 ? 0 : (nanos + 999_999) / 1_000_000);
  }

  /** Runs what is due; what becomes due meanwhile waits for the next call. */
  public void runDue() {
    long now = nanoTime.getAsLong();
    List<Timer> due = new ArrayList<>();
    while (!queue.isEmpty() && queue.peek().due - now <= 0) {
      due.add(queue.poll());
    }
    for (Timer timer : due) {
      timer.run();
    }
  }

  /** Nothing of what was to be done is done any more. */
  public void clear() {
    new ArrayList<>(queue).forEach(Timer::cancel);
  }

  /** Something to do later. */
  public final class Timer implements Comparable<Timer> {
    private final long due;
    private final long number;
    private Runnable task;

    private Timer(long due, long number, Runnable task) {
      this.due = due;
      this.number = number;
      this.task = task;
    }

    /** It is not to be done any more; nothing if it was done already. */
    public void cancel() {
      if (task != null) {
        task = null;
        queue.remove(this);
      }
    }

    private void run() {
      if (task != null) {
        Runnable todo = task;
        task = null;
        todo.run();
      }
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = Long.signum(due - other.due);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }
}

package io.github.supervisorevents.notifier.enrich;

import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.Inspection;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries out inspections beside the thread that asks for them, each within a time. When too many
 * are asked for at once, the last ones find nothing. Any thread may ask; owns and ends its own.
 */
public final class Inspections {
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 1000;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor threads;
  private final Function<Inspection, Findings> inspector;
  private final Consumer<Findings> findings;
  private final Duration within;
  private final Clock clock;

  /**
   * Starts no thread until one is needed.
   *
   * @param inspector looks at one process, and blocks
   * @param findings is told what was found, on a thread of this class; once for each inspection
   * @param within how long after the moment in question looking makes sense
   */
  public Inspections(
      Function<Inspection, Findings> inspector,
      Consumer<Findings> findings,
      Duration within,
      Clock clock) {
    this.inspector = inspector;
    this.findings = findings;
    this.within = within;
    this.clock = clock;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> daemon(task, "inspector-" + number.incrementAndGet()),
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Asks for a look; returns at once. */
  public void ask(Inspection inspection) {
    threads.execute(() -> findings.accept(look(inspection)));
  }

  private Findings look(Inspection inspection) {
    boolean isTooLate = clock.instant().isAfter(inspection.at().plus(within));
    return isTooLate ? Findings.nothing(inspection) : inspector.apply(inspection);
  }

  /** Takes no more; what runs is given up after this time. */
  public void stop(Duration patience) throws InterruptedException {
    threads.shutdownNow();
    threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}

package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.journal.EventJournal;
import io.github.supervisorevents.notifier.journal.JournalException;
import io.github.supervisorevents.notifier.outbox.Durability;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.OutboxException.Problem;
import io.github.supervisorevents.notifier.outbox.Retention;
import io.github.supervisorevents.notifier.outbox.SqliteLibrary;
import io.github.supervisorevents.notifier.outbox.SqliteOutbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Everything behind the stdin thread: the journal, the outbox, the lanes, and the thread that opens
 * the ones, starts the others and then keeps the outbox tidy.
 *
 * <p>{@link #start} returns at once, so that READY does not wait for a library to load; the first
 * event waits in {@link #journal}, which is there long before the outbox.
 */
final class Delivering {
  private static final Duration OPENING_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE_BETWEEN_OPENINGS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final long LOOKS_BETWEEN_PRUNINGS = 300;

  private record Open(Outbox outbox, Lanes lanes) {}

  private final NotifierConfig config;
  private final Clock clock;
  private final NotifierLog log;
  private final String run;
  private final CompletableFuture<EventJournal> journal = new CompletableFuture<>();
  private final CompletableFuture<Open> open = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final StateFolderHold folder;
  private volatile Optional<OutboxException> hopeless = Optional.empty();
  private final Runnable whenHopeless;
  private final Thread upkeep = new Thread(this::run, "upkeep");

  /**
   * Not yet started.
   *
   * @param run which start of supervisord the events are of
   * @param whenHopeless called when the outbox can never be opened
   */
  Delivering(
      NotifierConfig config, String run, Clock clock, NotifierLog log, Runnable whenHopeless) {
    this.config = config;
    this.run = run;
    this.clock = clock;
    this.log = log;
    this.folder = new StateFolderHold(config, log, stopping);
    this.whenHopeless = whenHopeless;
    upkeep.setDaemon(true);
  }

  /** Begins to open the outbox. Once. */
  void start() {
    upkeep.start();
  }

  /**
   * The journal; waits for it to be opened.
   *
   * @throws OutboxException when it is not open yet, or never will be
   */
  EventJournal journal() throws InterruptedException {
    return whenOpen(journal, config.state().journal());
  }

  /**
   * The outbox; waits for it to be opened.
   *
   * @throws OutboxException when it is not open yet, or never will be
   */
  Outbox outbox() throws InterruptedException {
    return opened().outbox();
  }

  private Open opened() throws InterruptedException {
    return whenOpen(open, config.state().database());
  }

  private static <T> T whenOpen(CompletableFuture<T> opening, Path path)
      throws InterruptedException {
    try {
      return opening.get(OPENING_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw OutboxException.notOpenYet(path);
    } catch (ExecutionException e) {
      throw (OutboxException) e.getCause();
    }
  }

  /** Goes on with other channels; what is under way has until the deadline. */
  void replaceChannels(NotifierConfig changed, Instant deadline) throws InterruptedException {
    opened().lanes().replace(changed, deadline);
  }

  /** Something was stored. */
  void wake() {
    open.join().lanes().wake();
  }

  /** Why the outbox can never be opened; empty unless that is so. */
  Optional<OutboxException> hopeless() {
    return hopeless;
  }

  /**
   * Waits no longer for the folder or the disk, so that nobody waits for the outbox. What can be
   * opened is.
   */
  void giveUpOpening() {
    if (!open.isDone()) {
      stopping.countDown();
    }
  }

  private void run() {
    try {
      folder.take();
      journal.complete(opened(this::openJournal));
      SqliteLibrary.keepIn(config.state().nativeLibraries());
      SqliteOutbox outbox = opened(this::openOutbox);
      Lanes lanes = new Lanes(config, outbox, clock);
      lanes.start();
      open.complete(new Open(outbox, lanes));
      log.started(config, pending(outbox).orElse(Map.of()));
      keepUp(outbox, lanes);
    } catch (OutboxException e) {
      hopeless = Optional.of(e);
      fail(e);
      whenHopeless.run();
    } catch (InterruptedException e) {
      fail(OutboxException.notOpenYet(config.state().database()));
    } catch (RuntimeException | LinkageError e) {
      OutboxException unexpected = OutboxException.unexpected(config.state().path(), e);
      hopeless = Optional.of(unexpected);
      fail(unexpected);
      whenHopeless.run();
    }
  }

  private void fail(OutboxException problem) {
    journal.completeExceptionally(problem);
    open.completeExceptionally(problem);
  }

  private EventJournal openJournal() {
    return EventJournal.open(config.state().journal(), run, config.durability() == Durability.FULL);
  }

  private SqliteOutbox openOutbox() {
    return SqliteOutbox.open(config.state().database(), config.durability(), clock);
  }

  private <T> T opened(Supplier<T> opening) throws InterruptedException {
    boolean failed = false;
    while (true) {
      try {
        T result = opening.get();
        if (failed) {
          log.opened();
        }
        return result;
      } catch (OutboxException | JournalException e) {
        if (e instanceof OutboxException known && known.problem() == Problem.NEWER) {
          throw e;
        }
        if (!failed) {
          log.openingFailed(e);
        }
        failed = true;
      }
      if (isStoppingWithin(PAUSE_BETWEEN_OPENINGS)) {
        throw new InterruptedException("stopped before all was open");
      }
    }
  }

  private void keepUp(SqliteOutbox outbox, Lanes lanes) throws InterruptedException {
    // Counted, because the clock may be set.
    long looks = 0;
    do {
      if (looks % LOOKS_BETWEEN_PRUNINGS == 0) {
        prune(outbox);
        lanes.lookAfterRemovedChannels();
      }
      looks++;
      journal.join().checkFiles();
      if (isChangedByOthers(outbox)) {
        lanes.lookAgain();
      }
    } while (!isStoppingWithin(BETWEEN_LOOKS));
  }

  private void prune(Outbox outbox) {
    try {
      outbox.prune(clock.instant(), Retention.usual());
    } catch (OutboxException e) {
      log.pruningFailed(e);
    }
  }

  // A lane that finds the outbox broken says so; here it would be said every second.
  private static boolean isChangedByOthers(SqliteOutbox outbox) {
    try {
      return outbox.isChangedByOthers();
    } catch (OutboxException e) {
      return false;
    }
  }

  private boolean isStoppingWithin(Duration time) throws InterruptedException {
    return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Ends it all in this order: upkeep, lanes, channels, outbox, journal, folder. What is due is
   * sent until the deadline, the rest stays.
   */
  void stop(Instant deadline) throws InterruptedException {
    stopping.countDown();
    StopSteps steps = new StopSteps(clock, deadline, log);
    steps.take("upkeep", this::joinUpkeep);
    if (open.isDone() && !open.isCompletedExceptionally()) {
      Open opened = open.join();
      boolean ended = steps.take("lanes", opened.lanes()::finish);
      steps.take("channels", until -> close(opened.lanes()));
      pending(opened.outbox()).ifPresent(log::stopped);
      // A lane that hangs in a channel may still come back to the outbox.
      if (ended) {
        steps.take("outbox", until -> close(opened.outbox()));
      }
    }
    if (journal.isDone() && !journal.isCompletedExceptionally()) {
      steps.take("journal", until -> close(journal.join()));
    }
    steps.take("folder", until -> folder.release());
  }

  // Only for the log: neither the start nor the end fails because of it.
  private static Optional<Map<String, Integer>> pending(Outbox outbox) {
    try {
      return Optional.of(outbox.pending());
    } catch (OutboxException e) {
      return Optional.empty();
    }
  }

  private boolean joinUpkeep(Instant until) throws InterruptedException {
    upkeep.join(Math.max(1, Duration.between(clock.instant(), until).toMillis()));
    return !upkeep.isAlive();
  }

  private static boolean close(Lanes lanes) {
    lanes.closeChannels();
    return true;
  }

  private static boolean close(Outbox outbox) {
    outbox.close();
    return true;
  }

  private static boolean close(EventJournal journal) {
    journal.close();
    return true;
  }
}

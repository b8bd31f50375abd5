package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps other notifiers out of the state folder. For one thread at a time. */
final class StateFolderHold {
  private static final Duration PREDECESSOR_PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final NotifierConfig config;
  private final NotifierLog log;
  private final CountDownLatch stopping;
  private volatile Optional<FileLock> lock = Optional.empty();

  /**
   * Nothing is held yet.
   *
   * @param stopping at zero nobody waits for a predecessor any more
   */
  StateFolderHold(NotifierConfig config, NotifierLog log, CountDownLatch stopping) {
    this.config = config;
    this.log = log;
    this.stopping = stopping;
  }

  /**
   * Takes the folder, or waits until a predecessor has left it.
   *
   * @throws OutboxException when another notifier keeps it
   */
  void take() throws InterruptedException {
    try {
      lock = config.state().lock();
      if (lock.isEmpty()) {
        log.waitingForPredecessor(config);
        lock = whenLeft();
      }
    } catch (IOException e) {
      log.lockingFailed(config, e);
      return;
    }
    if (lock.isEmpty()) {
      throw OutboxException.taken(config.state().path());
    }
  }

  private Optional<FileLock> whenLeft() throws IOException, InterruptedException {
    long began = System.nanoTime();
    Optional<FileLock> taken = Optional.empty();
    while (taken.isEmpty()
        && System.nanoTime() - began < PREDECESSOR_PATIENCE.toNanos()
        && !stopping.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
      taken = config.state().lock();
    }
    return taken;
  }

  /** Lets others have it; false when that failed. */
  boolean release() {
    try {
      if (lock.isPresent()) {
        lock.get().acquiredBy().close();
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

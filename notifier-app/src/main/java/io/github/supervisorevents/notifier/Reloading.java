package io.github.supervisorevents.notifier;

import java.util.concurrent.Semaphore;
import sun.misc.Signal;

/**
 * Does something at each SIGHUP, on a thread of its own, {@code config-reload}; signals that come
 * meanwhile are one.
 */
final class Reloading {
  /** What is done. */
  interface Action {
    void run() throws InterruptedException;
  }

  private final Action action;
  private final Semaphore hangups = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "config-reload");

  Reloading(Action action) {
    this.action = action;
    thread.setDaemon(true);
  }

  /** From now on SIGHUP no longer ends the process; what it asks for waits for the start. Once. */
  void listen() {
    try {
      Signal.handle(new Signal("HUP"), signal -> hangups.release());
    } catch (IllegalArgumentException reserved) {
      // The JVM was started with -Xrs: the next start reads the configuration.
      hangups.drainPermits();
    }
  }

  /** Begins to do what the signal asks for. Once. */
  void start() {
    thread.start();
  }

  /** Ends; what is under way is given up. */
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(1000);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        hangups.acquire();
        hangups.drainPermits();
        action.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

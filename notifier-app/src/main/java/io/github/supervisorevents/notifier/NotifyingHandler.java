package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.EventHandler;
import io.github.supervisorevents.listener.event.Event;
import java.time.Clock;

/**
 * Keeps each event in the journal. When {@link #handle} returns it is stored and {@code OK} may be
 * answered; what it means is found out by another thread. Throws only when it could not be stored.
 * Called by the stdin thread; no network I/O, no database.
 */
final class NotifyingHandler implements EventHandler<Event> {
  private final Delivering delivering;
  private final Watch watch;
  private final Clock clock;

  NotifyingHandler(Delivering delivering, Watch watch, Clock clock) {
    this.delivering = delivering;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public void handle(Event event) throws InterruptedException {
    delivering.journal().append(clock.instant(), event);
    watch.wake();
  }
}

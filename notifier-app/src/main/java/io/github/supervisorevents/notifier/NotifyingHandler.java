package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.EventHandler;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.notifier.outbox.EventPosition;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.PoolKey;
import java.util.Optional;

/**
 * Stores each event with what is to be told of it. When {@link #handle} returns, all of it is on
 * disk and {@code OK} may be answered; it throws only when nothing could be stored. Called by the
 * stdin thread; no network I/O.
 */
final class NotifyingHandler implements EventHandler<Event> {
  private final Delivering delivering;
  private final Watch watch;
  private final LostEvents lostEvents;
  private final String run;
  private final NotifierLog log;

  NotifyingHandler(
      Delivering delivering, Watch watch, LostEvents lostEvents, String run, NotifierLog log) {
    this.delivering = delivering;
    this.watch = watch;
    this.lostEvents = lostEvents;
    this.run = run;
    this.log = log;
  }

  @Override
  public void handle(Event event) throws InterruptedException {
    Outbox outbox = delivering.outbox();
    Optional<EventPosition> position = position(event.header());
    long lost = position.map(found -> lostEvents.before(found, outbox)).orElse(0L);
    if (!watch.accept(event, position, lost)) {
      log.repeated(event);
      return;
    }
    position.ifPresent(lostEvents::stored);
    if (lost > 0) {
      log.lost(event.header(), lost);
    }
  }

  private Optional<EventPosition> position(EventHeader header) {
    return header.serial() < 0
        ? Optional.empty()
        : Optional.of(
            new EventPosition(
                new PoolKey(run, header.server(), header.pool()),
                header.serial(),
                header.poolSerial()));
  }
}

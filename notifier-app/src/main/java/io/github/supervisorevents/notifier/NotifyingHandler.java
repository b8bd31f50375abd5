package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.EventHandler;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.EventPosition;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.PoolKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores each event with what is to be told of it. When {@link #handle} returns, all of it is on
 * disk and {@code OK} may be answered; it throws only when nothing could be stored. Called by the
 * stdin thread; no network I/O.
 */
final class NotifyingHandler implements EventHandler<Event> {
  private final Delivering delivering;
  private final EventReport report;
  private final LostEvents lostEvents;
  private final String run;
  private final List<String> channels;
  private final Clock clock;
  private final NotifierLog log;

  NotifyingHandler(
      Delivering delivering,
      EventReport report,
      LostEvents lostEvents,
      String run,
      List<String> channels,
      Clock clock,
      NotifierLog log) {
    this.delivering = delivering;
    this.report = report;
    this.lostEvents = lostEvents;
    this.run = run;
    this.channels = List.copyOf(channels);
    this.clock = clock;
    this.log = log;
  }

  @Override
  public void handle(Event event) throws InterruptedException {
    Outbox outbox = delivering.outbox();
    Instant now = clock.instant();
    Optional<EventPosition> position = position(event.header());
    long lost = position.map(found -> lostEvents.before(found, outbox)).orElse(0L);
    List<Dispatch> dispatches =
        told(event, lost, now).stream()
            .map(notification -> new Dispatch(notification, channels))
            .toList();
    if (!outbox.store(new Batch(now, position, dispatches, List.of()))) {
      log.repeated(event);
      return;
    }
    position.ifPresent(lostEvents::stored);
    if (lost > 0) {
      log.lost(event.header(), lost);
    }
    if (!dispatches.isEmpty()) {
      delivering.wake();
    }
  }

  // An event that cannot be put into words would come again and again, and hold up all others.
  private List<Notification> told(Event event, long lost, Instant now) {
    try {
      return report.of(event, lost, now);
    } catch (RuntimeException e) {
      log.notUnderstood(event, e);
      return List.of();
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

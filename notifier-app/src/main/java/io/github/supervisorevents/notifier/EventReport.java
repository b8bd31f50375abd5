package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventPayload;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.listener.event.ProcessEvent;
import io.github.supervisorevents.listener.event.ProcessGroupChange;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import io.github.supervisorevents.notifier.incident.EventMeaning;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.RawEvent;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.route.NotifyOn;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes of each event what is to be told of it: nothing, or one notification. For one thread. */
final class EventReport {
  private final String host;
  private final NotifyOn notifyOn;
  private final ProcessPatterns processes;
  private final NotificationIds ids;

  EventReport(String host, NotifyOn notifyOn, ProcessPatterns processes, NotificationIds ids) {
    this.host = host;
    this.notifyOn = notifyOn;
    this.processes = processes;
    this.ids = ids;
  }

  /**
   * What is to be told, in this order: that events were lost before this one, then the event.
   *
   * @param lost how many events were lost before it
   */
  List<Notification> of(Event event, long lost, Instant now) {
    List<Notification> told = new ArrayList<>();
    if (lost > 0 && notifyOn.wants(Kind.EVENTS_LOST, Optional.empty())) {
      told.add(lostEvents(event, lost, now));
    }
    Kind kind = EventMeaning.kind(event);
    EventType type = event.header().type().orElse(EventType.EVENT);
    if (notifyOn.wants(kind, Optional.of(type)) && concerns(event.typed())) {
      told.add(plain(event, kind, lost, now));
    }
    return told;
  }

  private boolean concerns(EventPayload payload) {
    if (payload instanceof ProcessEvent process) {
      return processes.match(process.group(), process.process());
    }
    return !(payload instanceof ProcessGroupChange change) || processes.match(change.group(), "");
  }

  private Notification plain(Event event, Kind kind, long lost, Instant now) {
    List<ProcessFacts> facts =
        event.typed() instanceof ProcessStateChange
            ? EventMeaning.facts(event).stream().toList()
            : List.of();
    return notification(
        event,
        kind,
        facts,
        lost,
        Optional.empty(),
        Optional.of(new RawEvent(event.header().tokens(), event.payload(), event.data())),
        now);
  }

  private Notification lostEvents(Event event, long lost, Instant now) {
    String advice = "raise buffer_size in [eventlistener:" + event.header().pool() + "]";
    return notification(
        event, Kind.EVENTS_LOST, List.of(), lost, Optional.of(advice), Optional.empty(), now);
  }

  private Notification notification(
      Event event,
      Kind kind,
      List<ProcessFacts> facts,
      long lost,
      Optional<String> summary,
      Optional<RawEvent> raw,
      Instant now) {
    return new Notification(
        ids.next(now),
        Status.EVENT,
        kind,
        kind.severity(),
        now,
        new Source(host, event.header().server()),
        facts,
        OptionalInt.empty(),
        Optional.empty(),
        lost,
        summary,
        raw);
  }
}

package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.EventMeaning;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an event means, and which routes tell that. */
final class EventReason {
  private EventReason() {}

  static List<String> of(NotifierConfig config, Event event) {
    List<String> lines = new ArrayList<>();
    Optional<ProcessName> process = EventMeaning.process(event);
    String about = process.map(name -> " of " + name).orElse("");
    if (event.typed() instanceof ProcessStateChange) {
      Kind kind = EventMeaning.kind(event);
      lines.add(event.name() + about + " means " + kind.word());
      RouteReason.of(config, kind, process).forEach(line -> lines.add("  " + line));
    } else {
      lines.add(event.name() + about);
    }
    Optional<EventType> type = event.header().type();
    config.routes().stream()
        .filter(route -> type.filter(it -> asked(route.notifyOn().types(), it)).isPresent())
        .forEach(route -> lines.add("  route " + route.name() + ": asks for each such event"));
    return lines;
  }

  private static boolean asked(Iterable<EventType> types, EventType type) {
    for (EventType wanted : types) {
      if (type.isA(wanted)) {
        return true;
      }
    }
    return false;
  }
}

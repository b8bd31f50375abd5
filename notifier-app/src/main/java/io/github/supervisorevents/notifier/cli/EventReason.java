package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.EventMeaning;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an event means, and which routes tell that. */
final class EventReason {
  private static final int MOST_NAMED = 5;

  private record Reason(String event, String meaning, List<String> routes) {}

  private EventReason() {}

  /** In the order of the events; what is the same of several processes is said once. */
  static List<String> of(NotifierConfig config, List<Event> events) {
    Map<Reason, Set<String>> reasons = new LinkedHashMap<>();
    for (Event event : events) {
      Set<String> processes =
          reasons.computeIfAbsent(of(config, event), reason -> new LinkedHashSet<>());
      EventMeaning.process(event).map(ProcessName::toString).ifPresent(processes::add);
    }
    List<String> lines = new ArrayList<>();
    reasons.forEach(
        (reason, processes) -> {
          lines.add(reason.event() + about(List.copyOf(processes)) + reason.meaning());
          reason.routes().forEach(line -> lines.add("  " + line));
        });
    return lines;
  }

  private static String about(List<String> processes) {
    if (processes.isEmpty()) {
      return "";
    }
    int more = processes.size() - MOST_NAMED;
    return " of "
        + String.join(", ", processes.subList(0, Math.min(MOST_NAMED, processes.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static Reason of(NotifierConfig config, Event event) {
    List<String> routes = new ArrayList<>();
    String meaning = "";
    if (event.typed() instanceof ProcessStateChange) {
      Kind kind = EventMeaning.kind(event);
      meaning = " means " + kind.word();
      routes.addAll(RouteReason.of(config, kind, EventMeaning.process(event)));
    }
    Optional<EventType> type = event.header().type();
    config.routes().stream()
        .filter(route -> type.filter(it -> asked(route.notifyOn().types(), it)).isPresent())
        .forEach(route -> routes.add("route " + route.name() + ": asks for each such event"));
    return new Reason(event.name(), meaning, routes);
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

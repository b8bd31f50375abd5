package io.github.supervisorevents.notifier.route;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.listener.event.ProcessGroupChange;
import io.github.supervisorevents.notifier.incident.Audience;
import io.github.supervisorevents.notifier.incident.Audiences;
import io.github.supervisorevents.notifier.incident.EventMeaning;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Routes in their order: the first that matches wins, unless it lets others follow. Each route is
 * an audience of the incident tracker. Immutable.
 */
public final class Router implements Audiences {
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final ProcessPatterns processes;

  /**
   * A router.
   *
   * @param routes in their order, each name once
   * @param processes of no others is anything told
   */
  public Router(List<Route> routes, ProcessPatterns processes) {
    this.processes = processes;
    for (Route route : routes) {
      if (this.routes.put(route.name(), route) != null) {
        throw new IllegalArgumentException("two routes are called " + route.name());
      }
    }
  }

  @Override
  public List<Audience> hearing(Kind kind, Optional<ProcessName> process) {
    return isConcerned(process) ? audiences(route -> route.matches(kind, process)) : List.of();
  }

  @Override
  public List<Audience> hearingEvent(Event event) {
    EventType type = event.header().type().orElse(EventType.EVENT);
    Optional<ProcessName> process = process(event);
    return isConcerned(process) ? audiences(route -> route.matchesEvent(type, process)) : List.of();
  }

  private boolean isConcerned(Optional<ProcessName> process) {
    return process.map(name -> processes.match(name.group(), name.process())).orElse(true);
  }

  private static Optional<ProcessName> process(Event event) {
    return event.typed() instanceof ProcessGroupChange change
        ? Optional.of(new ProcessName(change.group(), ""))
        : EventMeaning.process(event);
  }

  @Override
  public Optional<Audience> named(String name) {
    return route(name).map(Router::audience);
  }

  /** The route of this name, if there is one. */
  public Optional<Route> route(String name) {
    return Optional.ofNullable(routes.get(name));
  }

  /** All routes, in their order. */
  public List<Route> routes() {
    return List.copyOf(routes.values());
  }

  private List<Audience> audiences(Predicate<Route> condition) {
    return matching(condition).stream().map(Router::audience).toList();
  }

  private List<Route> matching(Predicate<Route> condition) {
    List<Route> matching = new ArrayList<>();
    for (Route route : routes.values()) {
      if (condition.test(route)) {
        matching.add(route);
        if (!route.goesOn()) {
          break;
        }
      }
    }
    return matching;
  }

  private static Audience audience(Route route) {
    return new Audience(
        route.name(), route.notifyOn().kinds(), route.groupWait(), route.repeatAfter());
  }
}

package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a route tells something, or why not. */
final class RouteReason {
  private RouteReason() {}

  /** One line for each route, in their order. */
  static List<String> of(NotifierConfig config, Kind kind, Optional<ProcessName> process) {
    List<String> lines = new ArrayList<>();
    if (process.isPresent() && !matches(config.processes(), process.get())) {
      lines.add("nothing is told of it: NOTIFY_PROCESSES is " + words(config.processes()));
      return lines;
    }
    boolean taken = false;
    for (Route route : config.routes()) {
      Optional<String> no =
          taken ? Optional.of("one before it matched") : whyNot(route, kind, process);
      lines.add(
          "route %s: %s"
              .formatted(
                  route.name(),
                  no.map(reason -> "no, " + reason)
                      .orElseGet(() -> "yes, to " + String.join(", ", route.channels()))));
      taken |= no.isEmpty() && !route.goesOn();
    }
    return lines;
  }

  private static Optional<String> whyNot(Route route, Kind kind, Optional<ProcessName> process) {
    boolean about =
        process
            .map(name -> matches(route.processes(), name))
            .orElseGet(() -> route.processes().included().isEmpty());
    if (!about) {
      return Optional.of("it is for " + words(route.processes()));
    }
    if (!route.notifyOn().kinds().contains(kind)) {
      return Optional.of(
          "it tells "
              + route.notifyOn().kinds().stream()
                  .map(Kind::word)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (kind != Kind.RECOVERED && kind.severity().compareTo(route.atLeast()) < 0) {
      return Optional.of(
          "%s is %s, it tells %s at least"
              .formatted(kind.word(), kind.severity().word(), route.atLeast().word()));
    }
    return Optional.empty();
  }

  private static boolean matches(ProcessPatterns patterns, ProcessName name) {
    return patterns.match(name.group(), name.process());
  }

  private static String words(ProcessPatterns patterns) {
    return patterns.patterns().isEmpty() ? "all processes" : String.join(", ", patterns.patterns());
  }
}

package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.route.HeldBack;
import io.github.supervisorevents.notifier.route.Route;
import io.github.supervisorevents.notifier.route.Router;
import io.github.supervisorevents.notifier.route.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Sums up what was held back, when that is over. For one thread, once. */
final class Afterwards {
  private final Router router;
  private final Source source;
  private final Collection<HeldBack> held;
  private final Instant now;
  private final List<HeldBack> told = new ArrayList<>();

  Afterwards(Router router, Source source, Collection<HeldBack> held, Instant now) {
    this.router = router;
    this.source = source;
    this.held = held;
    this.now = now;
  }

  /** What has been summed up, or is nobody's any more. */
  List<HeldBack> told() {
    return told;
  }

  /** For those who were not told of something. */
  List<Dispatch> of(Silence silence) {
    List<HeldBack> all = held.stream().filter(row -> row.by().equals(silence.id())).toList();
    told.addAll(all);
    List<String> channels =
        all.stream()
            .map(HeldBack::route)
            .distinct()
            .flatMap(name -> router.route(name).stream())
            .flatMap(route -> route.channels().stream())
            .distinct()
            .toList();
    return dispatch("the silence of " + silence.words() + " is over", all, channels);
  }

  /** For those who had quiet hours. */
  List<Dispatch> ofQuietHours(Route route) {
    boolean isQuiet = route.quietHours().flatMap(hours -> hours.at(now)).isPresent();
    if (isQuiet) {
      return List.of();
    }
    List<HeldBack> all =
        held.stream()
            .filter(row -> row.by().isEmpty() && row.route().equals(route.name()))
            .toList();
    told.addAll(all);
    return dispatch("quiet hours are over", all, route.channels());
  }

  private List<Dispatch> dispatch(String what, List<HeldBack> all, List<String> channels) {
    if (all.isEmpty() || channels.isEmpty()) {
      return List.of();
    }
    Map<String, ProcessFacts> processes = new LinkedHashMap<>();
    for (HeldBack row : all) {
      row.facts().ifPresent(facts -> processes.put(row.about(), facts));
    }
    List<ProcessFacts> each = List.copyOf(processes.values());
    return List.of(new Dispatch(notification(words(what, all), each), channels));
  }

  private static String words(String what, List<HeldBack> all) {
    int notices = all.stream().mapToInt(HeldBack::notices).sum();
    return what
        + ": "
        + (notices == 1 ? "1 notification was" : notices + " notifications were")
        + " held back";
  }

  private Notification notification(String words, List<ProcessFacts> processes) {
    return new Notification(
        "h" + UUID.randomUUID(),
        Status.EVENT,
        Kind.EVENT,
        Severity.WARNING,
        now,
        source,
        processes,
        OptionalInt.empty(),
        Optional.empty(),
        0,
        Optional.of(words),
        Optional.empty());
  }
}

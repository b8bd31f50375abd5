package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.message.MessageTemplate;
import io.github.supervisorevents.notifier.route.NotifyOn;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.QuietHours;
import io.github.supervisorevents.notifier.route.Route;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the routes that a configuration file describes. */
final class FileRoutes {
  /** What a route has that says nothing of it. */
  record Defaults(
      NotifyOn notifyOn,
      Duration groupWait,
      Optional<Duration> repeatAfter,
      Optional<QuietHours> quietHours) {}

  private final Map<String, MessageTemplate> templates = new HashMap<>();
  private final Map<String, List<String>> otherHosts = new LinkedHashMap<>();
  private final Set<String> channels;
  private final String host;
  private final ZoneId zone;

  /**
   * A reader of routes.
   *
   * @param channels the channels there are
   * @param host this machine; routes for others are left out
   * @param zone the zone of quiet hours that name none
   */
  FileRoutes(Set<String> channels, String host, ZoneId zone) {
    this.channels = channels;
    this.host = host;
    this.zone = zone;
  }

  /** What {@code defaults} says, over what the environment says. */
  Defaults defaults(Section section, Defaults environment) {
    return new Defaults(
        notifyOn(section).orElse(environment.notifyOn()),
        groupWait(section).orElse(environment.groupWait()),
        section.has("repeat_after") ? repeatAfter(section) : environment.repeatAfter(),
        quietHours(section).or(environment::quietHours));
  }

  /** The routes in their order; one to all channels when the file has none. */
  List<Route> read(Section file, Defaults defaults) {
    List<Route> routes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<Section> sections = file.items("routes", "route");
    for (Section section : sections) {
      String name = section.text("name").orElse("route-" + (names.size() + 1));
      if (!names.add(name)) {
        section.mistake("name", "two routes are called " + name);
      }
      Route route = route(name, section, defaults);
      template(section).ifPresent(template -> templates.put(name, template));
      List<String> hosts = section.texts("hosts");
      boolean isHere =
          section
              .parsedList("hosts", ProcessPatterns::of)
              .map(patterns -> hosts.isEmpty() || patterns.match(host, host))
              .orElse(true);
      section.end();
      if (isHere) {
        routes.add(route);
      } else {
        otherHosts.put(name, hosts);
      }
    }
    return sections.isEmpty() ? List.of(toAll(defaults)) : routes;
  }

  /** Somebody's own words, by the name of the route that was read. */
  Map<String, MessageTemplate> templates() {
    return Map.copyOf(templates);
  }

  /** Routes that were left out, by name: the hosts that they are for. */
  Map<String, List<String>> otherHosts() {
    return Collections.unmodifiableMap(otherHosts);
  }

  private static Optional<MessageTemplate> template(Section section) {
    Optional<String> title = section.text("title");
    Optional<String> body = section.text("body");
    if (title.isEmpty() && body.isEmpty()) {
      return Optional.empty();
    }
    Optional<MessageTemplate> first =
        title.flatMap(text -> tried(section, "title", title, Optional.empty()));
    Optional<MessageTemplate> second =
        body.flatMap(text -> tried(section, "body", Optional.empty(), body));
    boolean isWhole =
        first.isPresent() == title.isPresent() && second.isPresent() == body.isPresent();
    return isWhole ? Optional.of(MessageTemplate.of(title, body)) : Optional.empty();
  }

  private static Optional<MessageTemplate> tried(
      Section section, String name, Optional<String> title, Optional<String> body) {
    try {
      return Optional.of(MessageTemplate.of(title, body));
    } catch (IllegalArgumentException e) {
      section.mistake(name, e.getMessage());
      return Optional.empty();
    }
  }

  private Route toAll(Defaults defaults) {
    return new Route(
        EnvironmentRules.ONLY_ROUTE,
        ProcessPatterns.all(),
        defaults.notifyOn(),
        Severity.INFO,
        List.copyOf(channels),
        false,
        defaults.groupWait(),
        defaults.repeatAfter(),
        defaults.quietHours());
  }

  private Route route(String name, Section section, Defaults defaults) {
    return new Route(
        name,
        patterns(section),
        notifyOn(section).orElse(defaults.notifyOn()),
        section.parsed("severity", FileRoutes::severity).orElse(Severity.INFO),
        channels(section),
        section.flag("continue"),
        groupWait(section).orElse(defaults.groupWait()),
        section.has("repeat_after") ? repeatAfter(section) : defaults.repeatAfter(),
        section.has("quiet_hours") ? quietHours(section) : defaults.quietHours());
  }

  private static ProcessPatterns patterns(Section section) {
    List<String> all = new ArrayList<>(section.texts("processes"));
    section.texts("groups").stream().map(group -> group + ":*").forEach(all::add);
    try {
      return ProcessPatterns.of(all);
    } catch (IllegalArgumentException e) {
      section.mistake("processes", e.getMessage());
      return ProcessPatterns.all();
    }
  }

  static Optional<NotifyOn> notifyOn(Section section) {
    return section.parsedList("notify_on", words -> NotifyOnText.parse(String.join(",", words)));
  }

  private static Optional<Duration> groupWait(Section section) {
    return section.parsed("group_wait", DurationText::upToADay);
  }

  private static Optional<Duration> repeatAfter(Section section) {
    return section
        .parsed("repeat_after", DurationText::parseOrNever)
        .filter(time -> !time.isZero());
  }

  private static Severity severity(String text) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(text)) {
        return severity;
      }
    }
    throw new IllegalArgumentException("expected info, warning or error, found: " + text);
  }

  private List<String> channels(Section section) {
    List<String> named = section.texts("channels").stream().distinct().toList();
    if (named.isEmpty()) {
      section.mistake("channels is missing: expected some of " + String.join(", ", channels));
    }
    for (String channel : named) {
      if (!channels.contains(channel)) {
        String hint =
            NearNames.nearest(channel, channels)
                .map(near -> "did you mean " + near + "?")
                .orElse("expected some of " + String.join(", ", channels));
        section.mistake("channels", "there is no channel %s: %s".formatted(channel, hint));
      }
    }
    return named;
  }

  private Optional<QuietHours> quietHours(Section outer) {
    Optional<Section> found = outer.section("quiet_hours");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Section section = found.get();
    Optional<Set<DayOfWeek>> days = section.parsedList("days", FileRoutes::days);
    Optional<LocalTime> from = section.parsed("from", FileRoutes::time);
    Optional<LocalTime> to = section.parsed("to", FileRoutes::time);
    ZoneId in = section.parsed("zone", FileRoutes::zone).orElse(zone);
    if (!section.has("from") || !section.has("to")) {
      section.mistake("expected from and to, for example from: \"22:00\" and to: \"07:00\"");
    }
    section.end();
    return from.flatMap(
        begin -> to.map(end -> new QuietHours(days.orElse(QuietHours.everyDay()), begin, end, in)));
  }

  private static Set<DayOfWeek> days(List<String> words) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : words) {
      days.add(day(word));
    }
    if (days.isEmpty()) {
      throw new IllegalArgumentException("expected days such as mon, tue, found none");
    }
    return days;
  }

  private static DayOfWeek day(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (wanted.length() >= 3 && name.startsWith(wanted)) {
        return day;
      }
    }
    throw new IllegalArgumentException(
        "expected mon, tue, wed, thu, fri, sat or sun, found: " + word);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a time in quotation marks such as \"22:00\", found: " + text, e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a zone such as Europe/Berlin or UTC, found: " + text, e);
    }
  }
}

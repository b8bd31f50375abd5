package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.DurationText;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.config.NotifyOnText;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.message.MessageTemplate;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.QuietHours;
import io.github.supervisorevents.notifier.route.Route;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Routes in words, by the names that their settings have in the configuration. */
final class RouteText {
  private static final int DAY_LETTERS = 3;

  private final NotifierConfig config;

  RouteText(NotifierConfig config) {
    this.config = config;
  }

  /** All of them, in their order, with those that are for other hosts. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    boolean several = config.routes().size() > 1;
    lines.add(several ? "Routes, asked in this order; the first that matches wins" : "Route");
    for (int i = 0; i < config.routes().size(); i++) {
      Route route = config.routes().get(i);
      lines.add("  %d. %s".formatted(i + 1, route.name()));
      settings(route).lines().forEach(line -> lines.add("     " + line));
    }
    config
        .otherHosts()
        .forEach(
            (name, hosts) ->
                lines.add(
                    "  -  %s is not for this host (%s): it is for %s"
                        .formatted(name, config.hostName(), String.join(", ", hosts))));
    return lines;
  }

  private TextTable settings(Route route) {
    TextTable table = new TextTable();
    add(table, "channels", String.join(", ", route.channels()));
    add(table, "processes", processes(route.processes()));
    add(table, "notify_on", NotifyOnText.of(route.notifyOn()).replace(",", ", "));
    if (route.atLeast() != Severity.INFO) {
      add(table, "severity", route.atLeast().word() + " at least");
    }
    add(table, "group_wait", DurationText.of(route.groupWait()));
    add(table, "repeat_after", route.repeatAfter().map(DurationText::of).orElse("never"));
    route.quietHours().ifPresent(quiet -> add(table, "quiet_hours", words(quiet)));
    Optional.ofNullable(config.templates().get(route.name()))
        .map(MessageTemplate::parts)
        .ifPresent(parts -> add(table, "own words", String.join(" and ", parts)));
    if (route.goesOn()) {
      add(table, "continue", "true: the routes after it are asked as well");
    }
    return table;
  }

  private static void add(TextTable table, String setting, String value) {
    table.add(List.of(setting, value), List.of());
  }

  private static String processes(ProcessPatterns processes) {
    return processes.included().isEmpty()
        ? words(processes) + ", and supervisord itself"
        : words(processes);
  }

  /** Which processes, for a person. */
  static String words(ProcessPatterns processes) {
    List<String> patterns = processes.patterns();
    String words = String.join(", ", patterns);
    if (!processes.included().isEmpty()) {
      return words;
    }
    return patterns.isEmpty() ? "all" : "all but " + words.replace("!", "");
  }

  /** When it is quiet: {@code mon, tue from 22:00 to 07:00 of the next day, Europe/Berlin}. */
  static String words(QuietHours quiet) {
    String days =
        quiet.days().equals(QuietHours.everyDay())
            ? "every day"
            : quiet.days().stream().sorted().map(RouteText::word).collect(Collectors.joining(", "));
    return "%s from %s to %s%s, %s"
        .formatted(
            days,
            quiet.from(),
            quiet.to(),
            quiet.isOverNight() ? " of the next day" : "",
            quiet.zone());
  }

  static String word(DayOfWeek day) {
    return day.name().substring(0, DAY_LETTERS).toLowerCase(Locale.ROOT);
  }
}

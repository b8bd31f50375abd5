package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.TrackerSettings;
import io.github.supervisorevents.notifier.message.Redaction;
import io.github.supervisorevents.notifier.route.NotifyOn;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes of the environment how things are judged, and the one route that it describes. */
final class EnvironmentRules {
  static final Duration GROUP_WAIT = Duration.ofSeconds(2);
  static final String ONLY_ROUTE = "all";
  private static final int LOG_TAIL_LINES = 15;
  private static final int MOST_LOG_TAIL_LINES = 200;

  private final Environment environment;

  EnvironmentRules(Environment environment) {
    this.environment = environment;
  }

  List<Route> routes(List<ChannelConfig> channels) {
    return List.of(
        new Route(
            ONLY_ROUTE,
            ProcessPatterns.all(),
            notifyOn(),
            Severity.INFO,
            channels.stream().map(ChannelConfig::name).toList(),
            false,
            groupWait(),
            repeatAfter(),
            Optional.empty()));
  }

  FileRoutes.Defaults defaults() {
    return new FileRoutes.Defaults(notifyOn(), groupWait(), repeatAfter(), Optional.empty());
  }

  private NotifyOn notifyOn() {
    return environment.parsed(Setting.NOTIFY_ON, NotifyOnText::parse).orElse(NotifyOn.usual());
  }

  Duration groupWait() {
    return environment.parsed(Setting.GROUP_WAIT, DurationText::upToADay).orElse(GROUP_WAIT);
  }

  Optional<Duration> repeatAfter() {
    return environment
        .parsed(Setting.REPEAT_AFTER, DurationText::parseOrNever)
        .filter(time -> !time.isZero());
  }

  TrackerSettings tracking() {
    TrackerSettings usual = TrackerSettings.DEFAULT;
    return new TrackerSettings(
        environment
            .parsed(Setting.RECOVERY_AFTER, DurationText::upToADay)
            .orElse(usual.recoveryAfter()),
        usual.restartWithin(),
        environment.parsed(Setting.CRASH_LOOP, CrashLoopText::parse).orElse(usual.crashLoop()),
        usual.findingsWithin(),
        usual.startTakes());
  }

  int logTailLines() {
    return environment
        .parsed(Setting.LOG_TAIL_LINES, EnvironmentRules::lines)
        .orElse(LOG_TAIL_LINES);
  }

  static int lines(String text) {
    try {
      int lines = Integer.parseInt(text);
      if (lines >= 0 && lines <= MOST_LOG_TAIL_LINES) {
        return lines;
      }
    } catch (NumberFormatException e) {
      throw wrongLines(text, e);
    }
    throw wrongLines(text, null);
  }

  private static IllegalArgumentException wrongLines(String text, Throwable cause) {
    return new IllegalArgumentException(
        "expected a number from 0 to " + MOST_LOG_TAIL_LINES + ", found: " + text, cause);
  }

  Redaction redaction() {
    return environment
        .parsed(Setting.LOG_REDACT, EnvironmentRules::redaction)
        .orElse(Redaction.usual());
  }

  private static Redaction redaction(String text) {
    Redaction redaction = Redaction.usual();
    for (String regex : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      redaction = redaction.and(regex);
    }
    return redaction;
  }
}

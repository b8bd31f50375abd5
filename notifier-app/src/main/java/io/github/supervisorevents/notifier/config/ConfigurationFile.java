package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.incident.TrackerSettings;
import io.github.supervisorevents.notifier.message.MessageTemplate;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the file that {@code NOTIFIER_CONFIG} names. For one thread. */
final class ConfigurationFile {
  /**
   * What the file says, over what the environment says.
   *
   * @param channels those of the file, and those of the environment
   * @param routes at least one
   * @param otherHosts the routes that are for other hosts, with those
   * @param templates somebody's own words, by the route's name
   * @param processes of which processes anything is told at all
   * @param tracking how it is judged what happened
   * @param logTailLines how many log lines are shown
   */
  record Contents(
      List<ChannelConfig> channels,
      List<Route> routes,
      Map<String, List<String>> otherHosts,
      Map<String, MessageTemplate> templates,
      ProcessPatterns processes,
      TrackerSettings tracking,
      int logTailLines) {}

  /** What {@code defaults} may say, by the name that the environment has for it. */
  private static final Map<String, Setting> DEFAULTS =
      Map.of(
          "notify_on", Setting.NOTIFY_ON,
          "processes", Setting.NOTIFY_PROCESSES,
          "group_wait", Setting.GROUP_WAIT,
          "recovery_after", Setting.RECOVERY_AFTER,
          "repeat_after", Setting.REPEAT_AFTER,
          "crash_loop", Setting.CRASH_LOOP,
          "log_tail_lines", Setting.LOG_TAIL_LINES);

  private final Environment environment;
  private final EnvironmentRules rules;
  private final String host;

  ConfigurationFile(Environment environment, EnvironmentRules rules, String host) {
    this.environment = environment;
    this.rules = rules;
    this.host = host;
  }

  /**
   * Reads it; notes what is wrong.
   *
   * @param channels those of the environment, usable in routes by their usual names
   * @param processes what the environment says
   */
  Contents read(String name, List<ChannelConfig> channels, ProcessPatterns processes) {
    FileMistakes mistakes = new FileMistakes(name);
    Contents contents = read(contents(name, mistakes), mistakes, channels, processes);
    mistakes.texts().forEach(environment::mistake);
    return contents;
  }

  private Located.Mapping contents(String name, FileMistakes mistakes) {
    Located.Place begin = new Located.Place(1, 1);
    Located.Mapping nothing = new Located.Mapping(Map.of(), begin);
    try {
      Optional<Located> contents = YamlReader.read(Files.readString(Path.of(name)));
      if (contents.isEmpty()) {
        mistakes.add(begin, "the file is empty: expected channels and routes");
      } else if (contents.get() instanceof Located.Mapping mapping) {
        return mapping;
      } else {
        mistakes.add(contents.get().place(), "expected channels, routes and defaults");
      }
    } catch (YamlReader.YamlException e) {
      mistakes.add(e.place(), e.getMessage());
    } catch (IOException | InvalidPathException e) {
      environment.mistake(
          "NOTIFIER_CONFIG names %s, which cannot be read by user %s: %s"
              .formatted(name, System.getProperty("user.name"), FileTrouble.of(e)));
    }
    return nothing;
  }

  private Contents read(
      Located.Mapping contents,
      FileMistakes mistakes,
      List<ChannelConfig> fromEnvironment,
      ProcessPatterns fromVariables) {
    Section file = new Section("", contents, mistakes);
    FileChannels own = new FileChannels(environment);
    List<ChannelConfig> channels = new ArrayList<>(own.read(file));
    Set<String> names = new LinkedHashSet<>(own.names());
    boolean hasOwn = !names.isEmpty();
    fromEnvironment.stream()
        .filter(channel -> !names.contains(channel.name()))
        .filter(channel -> !hasOwn || !(channel instanceof ChannelConfig.Console))
        .forEach(channels::add);
    Section defaults =
        file.section("defaults")
            .orElse(
                new Section("defaults", new Located.Mapping(Map.of(), contents.place()), mistakes));
    channels.stream().map(ChannelConfig::name).forEach(names::add);
    FileRoutes routes = new FileRoutes(names, host, ZoneId.systemDefault());
    List<Route> read = routes.read(file, routes.defaults(defaults, rules.defaults()));
    TrackerSettings usual = rules.tracking();
    TrackerSettings tracking =
        new TrackerSettings(
            defaults.parsed("recovery_after", DurationText::upToADay).orElse(usual.recoveryAfter()),
            usual.restartWithin(),
            defaults.parsed("crash_loop", CrashLoopText::parse).orElse(usual.crashLoop()),
            usual.findingsWithin(),
            usual.startTakes());
    int lines =
        defaults.parsed("log_tail_lines", EnvironmentRules::lines).orElseGet(rules::logTailLines);
    ProcessPatterns processes =
        defaults.parsedList("processes", ProcessPatterns::of).orElse(fromVariables);
    overrule(defaults, mistakes);
    defaults.end();
    file.end();
    return new Contents(
        channels, read, routes.otherHosts(), routes.templates(), processes, tracking, lines);
  }

  private void overrule(Section defaults, FileMistakes mistakes) {
    DEFAULTS.forEach(
        (name, setting) -> {
          if (defaults.has(name)) {
            environment.overrule(
                setting, String.join(",", defaults.texts(name)), "file " + mistakes.file());
          }
        });
  }
}

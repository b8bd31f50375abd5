package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.incident.TrackerSettings;
import io.github.supervisorevents.notifier.message.MessageTemplate;
import io.github.supervisorevents.notifier.message.Redaction;
import io.github.supervisorevents.notifier.outbox.Durability;
import io.github.supervisorevents.notifier.outbox.StateDirectory;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.Route;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything the notifier goes by, checked. Immutable; holds secrets, prints none.
 *
 * @param channels where to tell, at least one
 * @param routes what goes where; at least one
 * @param otherHosts routes that are for other hosts, with those
 * @param templates somebody's own words, by the route's name
 * @param processes of which processes anything is told at all
 * @param tracking how it is judged what happened
 * @param logTailLines how many of a program's last log lines are shown
 * @param redaction what never leaves the host
 * @param giveUpAfter how long a delivery is tried again
 * @param durability what a stored event survives
 * @param state the folder that keeps what is not yet delivered
 * @param heartbeat whom to show that we are alive
 * @param hostName what messages call this machine
 * @param logLevel how much is logged
 * @param given the settings that were given, fit to be shown
 * @param warnings what is not wrong, but probably not meant
 */
public record NotifierConfig(
    List<ChannelConfig> channels,
    List<Route> routes,
    Map<String, List<String>> otherHosts,
    Map<String, MessageTemplate> templates,
    ProcessPatterns processes,
    TrackerSettings tracking,
    int logTailLines,
    Redaction redaction,
    Duration giveUpAfter,
    Durability durability,
    StateDirectory state,
    Optional<HeartbeatConfig> heartbeat,
    String hostName,
    LogLevel logLevel,
    List<EffectiveSetting> given,
    List<String> warnings) {

  private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  /** Checks and copies. */
  public NotifierConfig {
    channels = List.copyOf(channels);
    routes = List.copyOf(routes);
    otherHosts = Collections.unmodifiableMap(new LinkedHashMap<>(otherHosts));
    templates = Map.copyOf(templates);
    Objects.requireNonNull(processes, "processes");
    Objects.requireNonNull(tracking, "tracking");
    Objects.requireNonNull(redaction, "redaction");
    Objects.requireNonNull(giveUpAfter, "giveUpAfter");
    Objects.requireNonNull(durability, "durability");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(heartbeat, "heartbeat");
    Objects.requireNonNull(hostName, "hostName");
    Objects.requireNonNull(logLevel, "logLevel");
    given = List.copyOf(given);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads environment variables, and the files that they name; makes the state folder if need be.
   * No network.
   *
   * @throws ConfigurationException with all that is wrong
   */
  public static NotifierConfig fromEnvironment(Map<String, String> variables)
      throws ConfigurationException {
    return read(variables, StateDirectory::prepare);
  }

  /**
   * The same for somebody who only wants to know: no folder is made.
   *
   * @throws ConfigurationException with all that is wrong
   */
  public static NotifierConfig lookedAt(Map<String, String> variables)
      throws ConfigurationException {
    return read(variables, StateDirectory::expected);
  }

  private static NotifierConfig read(Map<String, String> variables, StateFolders.Use use)
      throws ConfigurationException {
    Environment environment = new Environment(variables);
    EnvironmentChannels environmentChannels = new EnvironmentChannels(environment);
    List<ChannelConfig> channels = environmentChannels.read();
    Optional<HeartbeatConfig> heartbeat = environmentChannels.heartbeat();
    EnvironmentRules rules = new EnvironmentRules(environment);
    Redaction redaction = rules.redaction();
    ProcessPatterns processes =
        environment
            .parsed(Setting.NOTIFY_PROCESSES, text -> ProcessPatterns.of(Lists.words(text)))
            .orElse(ProcessPatterns.all());
    String hostName =
        environment.text(Setting.NOTIFIER_HOST_NAME).orElseGet(() -> HostName.find(variables));
    ConfigurationFile.Contents contents =
        environment
            .text(Setting.NOTIFIER_CONFIG)
            .map(
                file ->
                    new ConfigurationFile(environment, rules, hostName)
                        .read(file, channels, processes))
            .orElseGet(
                () ->
                    new ConfigurationFile.Contents(
                        channels,
                        rules.routes(channels),
                        Map.of(),
                        Map.of(),
                        processes,
                        rules.tracking(),
                        rules.logTailLines()));
    Duration giveUpAfter =
        environment.parsed(Setting.GIVE_UP_AFTER, DurationText::parse).orElse(GIVE_UP_AFTER);
    Durability durability =
        environment
            .parsed(Setting.NOTIFIER_DURABILITY, NotifierConfig::durability)
            .orElse(Durability.NORMAL);
    LogLevel logLevel =
        environment.parsed(Setting.NOTIFIER_LOG_LEVEL, LogLevel::parse).orElse(LogLevel.INFO);
    Optional<StateDirectory> state = StateFolders.of(environment, variables).find(use);
    if (!environment.mistakes().isEmpty()) {
      throw new ConfigurationException(environment.mistakes());
    }
    return new NotifierConfig(
        contents.channels(),
        contents.routes(),
        contents.otherHosts(),
        contents.templates(),
        contents.processes(),
        contents.tracking(),
        contents.logTailLines(),
        redaction,
        giveUpAfter,
        durability,
        state.orElseThrow(),
        heartbeat,
        hostName,
        logLevel,
        environment.given(),
        environment.warnings());
  }

  private static Durability durability(String text) {
    for (Durability durability : Durability.values()) {
      if (durability.word().equalsIgnoreCase(text)) {
        return durability;
      }
    }
    throw new IllegalArgumentException("expected normal or full, found: " + text);
  }

  /** What each route tells, as it would be written in {@code NOTIFY_ON}. */
  public String notifyOnText() {
    return routes.stream()
        .map(route -> NotifyOnText.of(route.notifyOn()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** What is in force and can be said in a line: what was given, and the usual values. */
  public List<EffectiveSetting> inForce() {
    Map<Setting, String> usual = new EnumMap<>(Setting.class);
    usual.put(Setting.NOTIFY_PROCESSES, String.join(",", processes.patterns()));
    usual.put(Setting.CRASH_LOOP, CrashLoopText.of(tracking.crashLoop()));
    usual.put(Setting.RECOVERY_AFTER, DurationText.of(tracking.recoveryAfter()));
    usual.put(Setting.LOG_TAIL_LINES, String.valueOf(logTailLines));
    usual.put(Setting.GIVE_UP_AFTER, DurationText.of(giveUpAfter));
    usual.put(Setting.NOTIFIER_DURABILITY, durability.word());
    usual.put(Setting.NOTIFIER_STATE_DIR, state.path().toString());
    usual.put(Setting.NOTIFIER_HOST_NAME, hostName);
    usual.put(Setting.NOTIFIER_LOG_LEVEL, logLevel.word());
    Map<Setting, EffectiveSetting> all = new EnumMap<>(Setting.class);
    usual.forEach(
        (setting, text) ->
            all.put(
                setting, new EffectiveSetting(setting, text.isEmpty() ? "all" : text, "default")));
    given.forEach(setting -> all.put(setting.setting(), setting));
    return List.copyOf(all.values());
  }
}

package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.channel.Secret;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads settings from environment variables and the files they name, and collects what is wrong
 * with them instead of stopping at the first mistake. For one thread.
 */
final class Environment {
  // Ours, but for the launcher.
  private static final Set<String> OTHERS = Set.of("NOTIFIER_JAVA_OPTS", "FTP_PROXY", "ALL_PROXY");
  private static final Map<String, Setting> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("SMTP_USER", Setting.SMTP_USERNAME),
          Map.entry("SMTP_PASS", Setting.SMTP_PASSWORD),
          Map.entry("SMTP_SERVER", Setting.SMTP_HOST),
          Map.entry("SMTP_TO", Setting.EMAIL_TO),
          Map.entry("SMTP_FROM", Setting.EMAIL_FROM),
          Map.entry("MAIL_TO", Setting.EMAIL_TO),
          Map.entry("MAIL_FROM", Setting.EMAIL_FROM),
          Map.entry("TELEGRAM_TOKEN", Setting.TELEGRAM_BOT_TOKEN),
          Map.entry("TELEGRAM_CHAT", Setting.TELEGRAM_CHAT_ID),
          Map.entry("SLACK_WEBHOOK", Setting.SLACK_WEBHOOK_URL),
          Map.entry("SLACK_API_TOKEN", Setting.SLACK_TOKEN));

  private record Value(String text, String origin) {}

  private final Map<String, String> variables;
  private final Map<Setting, Value> found = new EnumMap<>(Setting.class);
  private final Set<Setting> unreadable = EnumSet.noneOf(Setting.class);
  private final Map<Setting, Value> overruled = new EnumMap<>(Setting.class);
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Environment(Map<String, String> variables) {
    this.variables = new TreeMap<>(variables);
    checkNames();
    for (Setting setting : Setting.values()) {
      read(setting).ifPresent(value -> found.put(setting, value));
    }
  }

  private void checkNames() {
    Set<String> known = Setting.names();
    for (String name : variables.keySet()) {
      String upper = name.toUpperCase(Locale.ROOT);
      if (known.contains(name) || OTHERS.contains(upper) || upper.endsWith("_PROXY")) {
        continue;
      }
      Optional<String> near = NearNames.nearest(upper, known);
      if (near.isPresent()) {
        mistake("%s is not a setting: did you mean %s?".formatted(name, near.get()));
      } else if (OTHER_NAMES.containsKey(name)
          && !variables.containsKey(OTHER_NAMES.get(name).name())) {
        warning("%s is not read: the setting is called %s".formatted(name, OTHER_NAMES.get(name)));
      }
    }
  }

  private Optional<Value> read(Setting setting) {
    String direct = variable(setting);
    String file = setting.isSecret() ? variables.getOrDefault(setting.fileName(), "").strip() : "";
    if (!direct.isEmpty() && !file.isEmpty()) {
      mistake("%s is given twice: remove %s or %s".formatted(setting, setting, setting.fileName()));
    }
    if (!direct.isEmpty()) {
      return Optional.of(new Value(direct, "environment"));
    }
    return file.isEmpty() ? Optional.empty() : fromFile(setting, file);
  }

  private String variable(Setting setting) {
    String text = variables.getOrDefault(setting.name(), "").strip();
    boolean alsoLowerCase = setting.topic().equals(Setting.NO_PROXY.topic());
    return text.isEmpty() && alsoLowerCase
        ? variables.getOrDefault(setting.name().toLowerCase(Locale.ROOT), "").strip()
        : text;
  }

  private Optional<Value> fromFile(Setting setting, String name) {
    try {
      return Optional.of(new Value(SecretFile.read(name), "file " + name));
    } catch (IllegalArgumentException e) {
      mistake(setting.fileName() + " " + e.getMessage());
      unreadable.add(setting);
      return Optional.empty();
    }
  }

  boolean has(Setting setting) {
    return found.containsKey(setting);
  }

  /** Whether one of them stands in a file that cannot be read: that was said, and is enough. */
  boolean isAnyUnreadable(Setting... settings) {
    return Stream.of(settings).anyMatch(unreadable::contains);
  }

  Optional<String> text(Setting setting) {
    return Optional.ofNullable(found.get(setting)).map(Value::text);
  }

  Optional<Secret> secret(Setting setting) {
    return text(setting).map(Secret::of);
  }

  /** The value made into something else; empty when it is not given, or wrong. */
  <T> Optional<T> parsed(Setting setting, Function<String, T> parser) {
    try {
      return text(setting).map(parser);
    } catch (IllegalArgumentException e) {
      mistake("%s: %s".formatted(setting, e.getMessage()));
      return Optional.empty();
    }
  }

  /** What is made of several settings; empty when they do not fit, which is said of this one. */
  <T> Optional<T> made(Setting named, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException e) {
      mistake("%s: %s".formatted(named, e.getMessage()));
      return Optional.empty();
    }
  }

  void mistake(String text) {
    mistakes.add(text);
  }

  void warning(String text) {
    warnings.add(text);
  }

  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Something else is in force than what the environment says. */
  void overrule(Setting setting, String text, String origin) {
    overruled.put(setting, new Value(text, origin));
  }

  /** What was given, and is in force, fit to be shown. */
  List<EffectiveSetting> given() {
    Map<Setting, Value> inForce = new EnumMap<>(found);
    inForce.putAll(overruled);
    return inForce.entrySet().stream()
        .map(
            entry ->
                new EffectiveSetting(
                    entry.getKey(),
                    entry.getKey().isSecret() ? "***" : entry.getValue().text(),
                    entry.getValue().origin()))
        .toList();
  }
}

package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.channel.ChannelProvider;
import io.github.supervisorevents.notifier.channel.ChannelProviders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the channels that a configuration file names. What a type understands is what the
 * environment understands, by shorter names: {@code token} of a Slack channel is {@code
 * SLACK_TOKEN}.
 */
final class FileChannels {
  private static final Map<String, Map<String, Setting>> TYPES =
      Map.of(
          "console",
          Map.of(),
          "slack",
          Map.of(
              "token", Setting.SLACK_TOKEN,
              "channel", Setting.SLACK_CHANNEL,
              "webhook_url", Setting.SLACK_WEBHOOK_URL,
              "api_url", Setting.SLACK_API_URL),
          "telegram",
          Map.of(
              "bot_token", Setting.TELEGRAM_BOT_TOKEN,
              "chat_id", Setting.TELEGRAM_CHAT_ID,
              "api_url", Setting.TELEGRAM_API_URL),
          "email",
          Map.of(
              "host", Setting.SMTP_HOST,
              "port", Setting.SMTP_PORT,
              "username", Setting.SMTP_USERNAME,
              "password", Setting.SMTP_PASSWORD,
              "security", Setting.SMTP_SECURITY,
              "from", Setting.EMAIL_FROM,
              "to", Setting.EMAIL_TO),
          "webhook",
          Map.of(
              "url", Setting.WEBHOOK_URL,
              "secret", Setting.WEBHOOK_SECRET,
              "headers", Setting.WEBHOOK_HEADERS,
              "template", Setting.WEBHOOK_TEMPLATE,
              "template_secrets", Setting.WEBHOOK_TEMPLATE_SECRETS));

  private static final List<Setting> FOR_ALL =
      List.of(
          Setting.HTTPS_PROXY,
          Setting.HTTP_PROXY,
          Setting.NO_PROXY,
          Setting.NOTIFIER_CA_FILE,
          Setting.NOTIFIER_HTTP_TIMEOUT);

  private static final String FILE = "_file";
  private static final String NAME_FORM = "[A-Za-z0-9][A-Za-z0-9_-]*";

  private final Map<String, String> common = new HashMap<>();
  private final Set<String> named = new LinkedHashSet<>();

  FileChannels(Environment environment) {
    for (Setting setting : FOR_ALL) {
      environment.text(setting).ifPresent(text -> common.put(setting.name(), text));
    }
  }

  /** The channels of this file, in their order. */
  List<ChannelConfig> read(Section file) {
    List<ChannelConfig> channels = new ArrayList<>();
    for (Section.Named each : file.sections("channels", "channel")) {
      if (!each.name().matches(NAME_FORM)) {
        each.section().mistake("its name is made of letters, digits, - and _");
      }
      named.add(each.name());
      channel(each.name(), each.section()).ifPresent(channels::add);
      each.section().end();
    }
    return channels;
  }

  /** All names that were read, also of channels that are wrong. */
  Set<String> names() {
    return Collections.unmodifiableSet(named);
  }

  private Optional<ChannelConfig> channel(String name, Section section) {
    Optional<String> type = section.text("type");
    if (type.isEmpty()) {
      section.mistake("type is missing: expected one of " + String.join(", ", types()));
      return Optional.empty();
    }
    if (TYPES.containsKey(type.get())) {
      return builtIn(name, type.get(), section);
    }
    return plugIn(name, type.get(), section);
  }

  private static Optional<ChannelConfig> plugIn(String name, String type, Section section) {
    try {
      ChannelProviders plugIns = ChannelProviders.onClassPath();
      if (plugIns.types().contains(type)) {
        return plugIn(name, plugIns.named(type), section);
      }
      section.mistake(
          "type", "expected one of %s, found: %s".formatted(String.join(", ", types()), type));
    } catch (IllegalArgumentException e) {
      section.mistake("type", e.getMessage());
    }
    section.everything();
    return Optional.empty();
  }

  private static TreeSet<String> types() {
    TreeSet<String> types = new TreeSet<>(TYPES.keySet());
    try {
      types.addAll(ChannelProviders.onClassPath().types());
    } catch (IllegalArgumentException e) {
      // Said where one of them is used.
    }
    return types;
  }

  private static Optional<ChannelConfig> plugIn(
      String name, ChannelProvider provider, Section section) {
    Map<String, String> settings = new LinkedHashMap<>(section.everything());
    settings.remove("type");
    if (!readSecrets(provider, settings, section)) {
      return Optional.empty();
    }
    try {
      provider.create(settings, Clock.systemDefaultZone()).close();
      return Optional.of(new ChannelConfig.PlugIn(name, provider, settings));
    } catch (IllegalArgumentException e) {
      complain(section, settings.keySet(), String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      section.mistake("type", "its plug-in fails: " + e);
    }
    return Optional.empty();
  }

  /** Puts what is in files in its place; false when that is not possible. */
  private static boolean readSecrets(
      ChannelProvider provider, Map<String, String> settings, Section section) {
    boolean good = true;
    for (String secret : provider.secrets()) {
      String file = settings.remove(secret + FILE);
      try {
        if (file != null && settings.put(secret, SecretFile.read(file)) != null) {
          throw new IllegalArgumentException("is given as well as " + secret + ": remove one");
        }
      } catch (IllegalArgumentException e) {
        section.mistake(secret + FILE, e.getMessage());
        good = false;
      }
    }
    return good;
  }

  /** At the place of the setting that the message begins with. */
  private static void complain(Section section, Set<String> settings, String mistake) {
    settings.stream()
        .filter(name -> mistake.startsWith(name + ":"))
        .findFirst()
        .ifPresentOrElse(
            name -> section.mistake(name, mistake.substring(name.length() + 1).strip()),
            () -> section.mistake(mistake));
  }

  private Optional<ChannelConfig> builtIn(String name, String type, Section section) {
    Map<String, Setting> settings = TYPES.get(type);
    Map<String, String> variables = new HashMap<>(common);
    settings.forEach((key, setting) -> give(section, key, setting, variables));
    Environment environment = new Environment(variables);
    List<ChannelConfig> made = new EnvironmentChannels(environment).read();
    environment.mistakes().stream()
        .filter(mistake -> !isSaidOfTheEnvironment(mistake))
        .forEach(mistake -> complain(section, settings, mistake));
    Optional<ChannelConfig> channel =
        made.stream().filter(found -> found.type().equals(type)).findFirst();
    if (channel.isEmpty() && environment.mistakes().isEmpty()) {
      section.mistake(
          "needs more settings: %s".formatted(String.join(", ", new TreeSet<>(settings.keySet()))));
    }
    return channel.map(found -> found.named(name));
  }

  private static boolean isSaidOfTheEnvironment(String mistake) {
    return FOR_ALL.stream().anyMatch(setting -> mistake.startsWith(setting + ":"));
  }

  private static void give(
      Section section, String key, Setting setting, Map<String, String> variables) {
    value(section, key).ifPresent(text -> variables.put(setting.name(), text));
    if (setting.isSecret()) {
      section.text(key + FILE).ifPresent(text -> variables.put(setting.fileName(), text));
    }
  }

  /** Headers are a section here, recipients a list; the environment wants them in one line. */
  private static Optional<String> value(Section section, String key) {
    if (!section.has(key)) {
      return Optional.empty();
    }
    return switch (key) {
      case "headers", "template_secrets" ->
          section
              .section(key)
              .map(
                  parts ->
                      String.join(
                          "\n",
                          parts.everything().entrySet().stream()
                              .map(part -> part.getKey() + ": " + part.getValue())
                              .toList()));
      case "to" -> Optional.of(String.join(",", section.list(key)));
      default -> section.text(key);
    };
  }

  private static void complain(Section section, Map<String, Setting> settings, String mistake) {
    String text = mistake;
    Optional<String> about = Optional.empty();
    for (Map.Entry<String, Setting> entry : settings.entrySet()) {
      String variable = entry.getValue().name();
      if (text.startsWith(variable + ":")) {
        about = Optional.of(entry.getKey());
        text = text.substring(variable.length() + 1).strip();
      }
      text =
          text.replace(entry.getValue().fileName(), entry.getKey() + FILE)
              .replace(variable, entry.getKey());
    }
    if (about.isPresent()) {
      section.mistake(about.get(), text);
    } else {
      section.mistake(text);
    }
  }
}

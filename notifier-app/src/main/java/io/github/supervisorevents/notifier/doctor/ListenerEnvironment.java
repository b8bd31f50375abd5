package io.github.supervisorevents.notifier.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment that a notifier has: supervisord's own, and what the configuration adds. */
final class ListenerEnvironment {
  private static final Pattern PAIR =
      Pattern.compile("\\s*([\\w.-]+)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^,\\s]*)\\s*,?");
  private static final Pattern EXPANSION = Pattern.compile("%(?:\\((\\w+)\\)[sd]|(%))");

  private final SupervisordConf conf;
  private final Map<String, String> supervisord;

  /**
   * Of a configuration.
   *
   * @param supervisord the environment supervisord has, as far as it is known
   */
  ListenerEnvironment(SupervisordConf conf, Map<String, String> supervisord) {
    this.conf = conf;
    this.supervisord = Map.copyOf(supervisord);
  }

  /** All variables; what cannot be expanded is left as it is. */
  Map<String, String> of(ConfSection listener) {
    Map<String, String> all = new LinkedHashMap<>(supervisord);
    conf.section("supervisord").ifPresent(section -> all.putAll(written(section)));
    all.putAll(written(listener));
    return all;
  }

  /** What this section's {@code environment} says. */
  Map<String, String> written(ConfSection section) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(section.text("environment", ""));
    while (pair.find()) {
      pairs.put(pair.group(1), expanded(unquoted(pair.group(2))));
    }
    return pairs;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private String expanded(String text) {
    return EXPANSION
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group())));
  }

  private String value(String name, String asWritten) {
    if (name == null) {
      return "%";
    }
    if (name.equals("here")) {
      return String.valueOf(conf.file().toAbsolutePath().getParent());
    }
    return name.startsWith("ENV_")
        ? supervisord.getOrDefault(name.substring("ENV_".length()), asWritten)
        : asWritten;
  }
}

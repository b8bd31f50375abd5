package io.github.supervisorevents.supervisor.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much the main log says; the more important levels come first. */
public enum LogLevel {
  CRITICAL(50, "CRIT"),
  ERROR(40, "ERRO"),
  WARN(30, "WARN"),
  INFO(20, "INFO"),
  DEBUG(10, "DEBG"),
  TRACE(5, "TRAC"),
  BLATHER(3, "BLAT");

  private final int weight;
  private final String tag;

  LogLevel(int weight, String tag) {
    this.weight = weight;
    this.tag = tag;
  }

  /** The four letters that stand for it in a log line. */
  public String tag() {
    return tag;
  }

  /** True if a log that is set to {@code threshold} shows lines of this level. */
  public boolean isShownAt(LogLevel threshold) {
    return weight >= threshold.weight;
  }

  /** The name as a configuration writes it: {@code info}. */
  public String configName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level with this name, in any case of letters; empty if there is none. */
  public static Optional<LogLevel> named(String name) {
    return Stream.of(values()).filter(level -> level.name().equalsIgnoreCase(name)).findFirst();
  }
}

package io.github.supervisorevents.notifier.config;

import java.util.Locale;

/** How much is logged, least first. */
public enum LogLevel {
  /** What is broken. */
  ERROR,
  /** What may need attention. */
  WARN,
  /** Start, stop, and what changed. */
  INFO,
  /** Each event and each delivery. */
  DEBUG,
  /** Everything. */
  TRACE;

  /** The name in configuration, for example {@code info}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LogLevel parse(String text) {
    for (LogLevel level : values()) {
      if (level.word().equalsIgnoreCase(text)) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "expected error, warn, info, debug or trace, found: " + text);
  }
}

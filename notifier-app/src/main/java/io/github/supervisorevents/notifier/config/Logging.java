package io.github.supervisorevents.notifier.config;

import java.util.List;

/**
 * Sets the log up: one line an entry on stderr, with time, level and a short name. Before the first
 * entry.
 *
 * <p>The level is for our own entries. Libraries keep to warnings: at a finer level some of them
 * log what they send, tokens included.
 */
public final class Logging {
  private static final String PREFIX = "org.slf4j.simpleLogger.";
  private static final List<String> OURS =
      List.of("notifier", "lane", "outbox", "io.github.supervisorevents");

  private Logging() {}

  /** Logs our own entries of this level and above. */
  public static void configure(LogLevel level) {
    set("logFile", "System.err");
    set("showDateTime", "true");
    set("dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
    set("showThreadName", "false");
    set("showShortLogName", "true");
    set("defaultLogLevel", level == LogLevel.ERROR ? level.word() : LogLevel.WARN.word());
    OURS.forEach(name -> set("log." + name, level.word()));
  }

  private static void set(String name, String value) {
    System.setProperty(PREFIX + name, value);
  }
}

package io.github.supervisorevents.notifier.config;

import java.util.List;
import org.slf4j.LoggerFactory;

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
      List.of("notifier", "lane", "outbox", "journal", "io.github.supervisorevents");

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

  /**
   * Loads what writes the log. To be called before there is a second thread: a logger that SLF4J
   * hands out while another thread loads it may stay silent for ever.
   */
  public static void load() {
    LoggerFactory.getILoggerFactory();
  }

  private static void set(String name, String value) {
    System.setProperty(PREFIX + name, value);
  }
}

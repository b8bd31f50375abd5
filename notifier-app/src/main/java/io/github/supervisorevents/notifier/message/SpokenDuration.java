package io.github.supervisorevents.notifier.message;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them: {@code 1.2 s}, {@code 12 s}, {@code 5 min}, {@code 2 h 5 min}. */
public final class SpokenDuration {
  private SpokenDuration() {}

  /** The two largest units that matter; a negative duration counts as none. */
  public static String of(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 9_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0).replace(".0 s", " s");
    }
    long seconds = (millis + 500) / 1000;
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    long minutes = seconds / 60;
    if (minutes < 24 * 60) {
      return two(minutes / 60, "h", minutes % 60, "min");
    }
    long hours = minutes / 60;
    return two(hours / 24, "d", hours % 24, "h");
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    String first = big + " " + bigUnit;
    return small == 0 ? first : first + " " + small + " " + smallUnit;
  }
}

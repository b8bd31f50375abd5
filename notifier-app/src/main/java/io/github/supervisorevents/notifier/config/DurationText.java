package io.github.supervisorevents.notifier.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Durations as people write them: {@code 500ms}, {@code 2s}, {@code 10m}, {@code 1h30m}, {@code
 * 7d}; ten years at most.
 */
public final class DurationText {
  /** In digits. */
  private static final int LONGEST_NUMBER = 9;

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Set<String> NEVER = Set.of("never", "off", "no", "false");
  private static final Duration LONGEST = Duration.ofDays(3650);

  private DurationText() {}

  /**
   * Reads a duration of ten years at most.
   *
   * @throws IllegalArgumentException when it is none; the message says what was expected
   */
  public static Duration parse(String text) {
    return parse(text, LONGEST);
  }

  /**
   * Reads a duration that may not be longer than another.
   *
   * @throws IllegalArgumentException when it is none, or longer; the message says what was expected
   */
  private static Duration parse(String text, Duration longest) {
    return checked(read(text).orElseThrow(() -> wrong(text, "or 7d")), text, longest);
  }

  private static Duration checked(Duration read, String text, Duration longest) {
    if (read.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "expected a duration of at most %s, found: %s".formatted(of(longest), text));
    }
    return read;
  }

  private static IllegalArgumentException wrong(String text, String lastForms) {
    return new IllegalArgumentException(
        "expected a duration such as 500ms, 2s, 10m, 1h30m %s, found: %s"
            .formatted(lastForms, text));
  }

  /**
   * Reads a time that messages wait, a day at most.
   *
   * @throws IllegalArgumentException when it is none, or longer; the message says what was expected
   */
  static Duration upToADay(String text) {
    return parse(text, Duration.ofDays(1));
  }

  /**
   * Reads a duration, or {@code never}, or what YAML has for that.
   *
   * @return zero for never
   * @throws IllegalArgumentException when it is neither; the message says what was expected
   */
  static Duration parseOrNever(String text) {
    if (NEVER.contains(text.strip())) {
      return Duration.ZERO;
    }
    Duration read = read(text).orElseThrow(() -> wrong(text, "or 7d, or never"));
    return checked(read, text, LONGEST);
  }

  private static Optional<Duration> read(String text) {
    String compact = text.strip();
    if (compact.isEmpty()) {
      return Optional.empty();
    }
    if (compact.equals("0")) { // The one number that needs no unit.
      return Optional.of(Duration.ZERO);
    }
    Duration sum = Duration.ZERO;
    int i = 0;
    while (i < compact.length()) {
      int digits = i;
      while (i < compact.length() && Character.digit(compact.charAt(i), 10) >= 0) {
        i++;
      }
      int letters = i;
      while (i < compact.length() && Character.isLetter(compact.charAt(i))) {
        i++;
      }
      Duration unit = UNITS.get(compact.substring(letters, i));
      if (digits == letters || letters - digits > LONGEST_NUMBER || unit == null) {
        return Optional.empty();
      }
      sum = sum.plus(unit.multipliedBy(Long.parseLong(compact.substring(digits, letters))));
    }
    return Optional.of(sum);
  }

  /** Writes a duration so that {@link #parse} reads it. */
  public static String of(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toDays(), "d");
    append(text, duration.toHoursPart(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long number, String unit) {
    if (number > 0) {
      text.append(number).append(unit);
    }
  }
}

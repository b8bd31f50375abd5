package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.AutoRestart;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.state.EventType;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that keys have, as supervisord writes them. */
final class Values {
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "0");
  private static final long LARGE = 1_000_000_000_000_000_000L;
  private static final Pattern BYTES = Pattern.compile("(\\d{1,18})\\s*(kb|mb|gb)?");

  private Values() {}

  static String text(String text) {
    return text;
  }

  static boolean bool(String text) throws BadValueException {
    String word = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw BadValueException.found(text, "true, yes, on, 1, false, no, off, 0");
  }

  /** Any whole number. */
  static int integer(String text) throws BadValueException {
    return (int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number");
  }

  /** Any whole number, beyond 32 bits as well: there is room to count on from it. */
  static long largeInteger(String text) throws BadValueException {
    return number(text, -LARGE, LARGE, "a whole number");
  }

  /** A whole number that is not negative. */
  static int count(String text) throws BadValueException {
    return (int) number(text, 0, Integer.MAX_VALUE, "a whole number, 0 or more");
  }

  /** A whole number that is at least 1. */
  static int positive(String text) throws BadValueException {
    return (int) number(text, 1, Integer.MAX_VALUE, "a whole number, 1 or more");
  }

  static int port(String text) throws BadValueException {
    return (int) number(text, 1, 65535, "a port number, 1 to 65535");
  }

  static Duration seconds(String text) throws BadValueException {
    return Duration.ofSeconds(number(text, 0, Integer.MAX_VALUE, "whole seconds, 0 or more"));
  }

  /** As {@link #seconds}; supervisord takes a negative number as well, so it is no mistake. */
  static Duration signedSeconds(String text) throws BadValueException {
    return Duration.ofSeconds(
        number(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "whole seconds, 0 or more"));
  }

  /** As {@link #count}; supervisord takes a negative number as well, so it is no mistake. */
  static int signedCount(String text) throws BadValueException {
    return (int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number, 0 or more");
  }

  private static long number(String text, long least, long most, String allowed)
      throws BadValueException {
    String digits = PythonText.strip(text);
    if (!digits.matches("[+-]?\\d+(_\\d+)*")) {
      throw BadValueException.found(text, allowed);
    }
    BigInteger number = new BigInteger(digits.replace("_", ""));
    if (number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw BadValueException.found(text, allowed + ", up to " + most);
    }
    if (number.compareTo(BigInteger.valueOf(least)) < 0) {
      throw BadValueException.found(text, allowed);
    }
    return number.longValue();
  }

  /** {@code 512}, {@code 64KB}, {@code 50MB}, {@code 1GB}. */
  static long bytes(String text) throws BadValueException {
    Matcher parts = BYTES.matcher(PythonText.strip(text).toLowerCase(Locale.ROOT));
    if (parts.matches()) {
      String suffix = parts.group(2) == null ? "" : parts.group(2);
      int shift =
          switch (suffix) {
            case "kb" -> 10;
            case "mb" -> 20;
            case "gb" -> 30;
            default -> 0;
          };
      long number = Long.parseLong(parts.group(1));
      if (number <= Long.MAX_VALUE >> shift) {
        return number << shift;
      }
    }
    throw BadValueException.found(text, "a number of bytes such as 0, 512, 64KB, 50MB or 1GB");
  }

  /** Permission bits such as {@code 022} or {@code 0700}. */
  static int octal(String text) throws BadValueException {
    String digits = PythonText.strip(text).toLowerCase(Locale.ROOT);
    if (digits.matches("(0o)?[0-7]{1,6}")) {
      int mode = Integer.parseInt(digits.replace("0o", ""), 8);
      if (mode <= 07777) {
        return mode;
      }
    }
    throw BadValueException.found(text, "an octal number such as 022 or 0700");
  }

  static UnixSignal signal(String text) throws BadValueException {
    return UnixSignal.parse(PythonText.strip(text))
        .orElseThrow(
            () ->
                BadValueException.found(
                    text,
                    "a signal's name or number, such as TERM, HUP, INT, QUIT, KILL, USR1, USR2"));
  }

  static AutoRestart autorestart(String text) throws BadValueException {
    String word = text.toLowerCase(Locale.ROOT);
    if (word.equals("unexpected")) {
      return AutoRestart.UNEXPECTED;
    }
    if (TRUE.contains(word) || FALSE.contains(word)) {
      return TRUE.contains(word) ? AutoRestart.ALWAYS : AutoRestart.NEVER;
    }
    throw BadValueException.found(text, "true, false, unexpected");
  }

  static Set<Integer> exitcodes(String text) throws BadValueException {
    Set<Integer> codes = new TreeSet<>();
    if (text.isEmpty()) {
      return codes;
    }
    for (String code : text.split(",", -1)) {
      String digits = PythonText.strip(code);
      if (!digits.matches("\\+?\\d{1,9}") || Integer.parseInt(digits) > 255) {
        throw BadValueException.found(
            text, "exit codes from 0 to 255 with commas between, such as 0,2");
      }
      codes.add(Integer.parseInt(digits));
    }
    return codes;
  }

  static LogLevel loglevel(String text) throws BadValueException {
    return LogLevel.named(text)
        .orElseThrow(
            () ->
                BadValueException.found(
                    text, "critical, error, warn, info, debug, trace, blather"));
  }

  static Set<EventType> events(String text) throws BadValueException {
    Set<EventType> events = EnumSet.noneOf(EventType.class);
    for (String part : text.split(",", -1)) {
      String name = PythonText.strip(part).toUpperCase(Locale.ROOT);
      EventType type = EventType.named(name).orElse(null);
      if (type == null) {
        throw new BadValueException(
            "found \""
                + PythonText.strip(part)
                + "\", which is no event type"
                + Nearest.hint(name, EventType.values()));
      }
      events.add(type);
    }
    return events;
  }

  /** A name that can stand in events and addresses: no white space, colon or slash. */
  static String name(String text) throws BadValueException {
    String name = PythonText.strip(text);
    if (name.isEmpty() || name.matches("(?s).*[ :/].*")) {
      throw BadValueException.found(text, "a name without space, colon or slash");
    }
    return name;
  }
}

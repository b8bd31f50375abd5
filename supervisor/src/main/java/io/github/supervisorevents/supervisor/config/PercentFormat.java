package io.github.supervisorevents.supervisor.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands {@code %(name)s}, {@code %(name)02d} and {@code %%} as Python's string formatting does.
 * Values are text or whole numbers.
 */
final class PercentFormat {
  /**
   * {@code %}, then {@code (name)}, flags, width, precision and the letter that says how it is
   * written.
   */
  private static final Pattern SPECIFIER =
      Pattern.compile(
          "%(?:\\((?<name>[^)]*)\\))?(?<flags>[#0\\-"
              + " +]*)(?<width>\\d{0,4})(?:\\.(?<precision>\\d{0,4}))?[hlL]?(?<letter>.)?",
          Pattern.DOTALL);

  private static final String NUMBER_LETTERS = "diu";

  private PercentFormat() {}

  /**
   * The text with everything expanded.
   *
   * @throws BadValueException if a name is unknown, or a {@code %} is neither an expansion nor
   *     doubled
   */
  static String expand(String text, Map<String, ?> values) throws BadValueException {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder expanded = new StringBuilder();
    Matcher specifier = SPECIFIER.matcher(text);
    int from = 0;
    while (specifier.find(from)) {
      expanded.append(text, from, specifier.start()).append(one(specifier, values));
      from = specifier.end();
    }
    return expanded.append(text.substring(from)).toString();
  }

  private static String one(Matcher specifier, Map<String, ?> values) throws BadValueException {
    String name = specifier.group("name");
    String letter = specifier.group("letter");
    if (name == null && "%".equals(letter)) {
      return "%";
    }
    if (name == null || letter == null) {
      throw BadValueException.quoting(
          "found a lone % in \""
              + specifier.group()
              + "\"; write %% for a percent sign, %(name)s for an expansion");
    }
    Object value = values.get(name);
    if (value == null) {
      throw unknown(name, values);
    }
    return switch (letter.charAt(0)) {
      case 's', 'a', 'r' -> pad(specifier, cut(specifier, value.toString()), false);
      case 'd', 'i', 'u', 'x', 'X', 'o' -> number(specifier, value, letter.charAt(0));
      default ->
          throw BadValueException.quoting(
              "found \""
                  + specifier.group()
                  + "\"; an expansion ends with s for text or d for a number");
    };
  }

  private static BadValueException unknown(String name, Map<String, ?> values) {
    if (name.startsWith("ENV_")) {
      return new BadValueException(
          "found %("
              + name
              + ")s, but the environment variable "
              + name.substring(4)
              + " is not set");
    }
    String known =
        values.keySet().stream()
            .filter(other -> !other.startsWith("ENV_"))
            .sorted()
            .reduce("", (list, other) -> list + other + ", ");
    return new BadValueException(
        "found %("
            + name
            + ")s; allowed here: "
            + known
            + "ENV_ and the name of an environment variable");
  }

  private static String number(Matcher specifier, Object value, char letter)
      throws BadValueException {
    if (!(value instanceof Number number)) {
      throw BadValueException.quoting(
          "found \""
              + specifier.group()
              + "\"; "
              + specifier.group("name")
              + " is text: write %("
              + specifier.group("name")
              + ")s");
    }
    long magnitude = Math.abs(number.longValue());
    String digits =
        NUMBER_LETTERS.indexOf(letter) >= 0
            ? Long.toString(magnitude)
            : letter == 'o' ? Long.toOctalString(magnitude) : Long.toHexString(magnitude);
    if (letter == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    int precision = count(specifier.group("precision"));
    digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    return pad(specifier, sign(specifier, number.longValue()) + digits, true);
  }

  private static String sign(Matcher specifier, long number) {
    if (number < 0) {
      return "-";
    }
    String flags = specifier.group("flags");
    return flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
  }

  private static String cut(Matcher specifier, String text) {
    String precision = specifier.group("precision");
    return precision == null ? text : text.substring(0, Math.min(text.length(), count(precision)));
  }

  private static String pad(Matcher specifier, String text, boolean number) {
    int missing = Math.max(0, count(specifier.group("width")) - text.length());
    String flags = specifier.group("flags");
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    }
    if (number && flags.contains("0")) {
      int digits = !text.isEmpty() && !Character.isLetterOrDigit(text.charAt(0)) ? 1 : 0;
      return text.substring(0, digits) + "0".repeat(missing) + text.substring(digits);
    }
    return " ".repeat(missing) + text;
  }

  private static int count(String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}

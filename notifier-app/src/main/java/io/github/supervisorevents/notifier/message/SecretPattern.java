package io.github.supervisorevents.notifier.message;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one sort of secret looks like. The pattern is compiled by the first line that may hold one.
 * Any thread.
 */
final class SecretPattern {
  private static final String HIDDEN = "***";
  private static final String GROUP = "secret";

  private final String regex;
  private final List<String> signs;
  private volatile Pattern pattern;

  private SecretPattern(String regex, List<String> signs) {
    this.regex = regex;
    this.signs = signs;
  }

  /**
   * A pattern.
   *
   * @param regex what is hidden: the group {@code secret}, or all of a match where there is none
   * @param signs in small letters: without one of them in it, no line matches; none when nothing is
   *     known of that
   */
  static SecretPattern of(String regex, String... signs) {
    return new SecretPattern(regex, List.of(signs));
  }

  /**
   * The compiled pattern.
   *
   * @throws java.util.regex.PatternSyntaxException when it is none
   */
  Pattern pattern() {
    Pattern compiled = pattern;
    if (compiled == null) {
      compiled = Pattern.compile(regex);
      pattern = compiled;
    }
    return compiled;
  }

  /**
   * Whether it may be in a line.
   *
   * @param small the line in small letters
   */
  boolean mayBeIn(String small) {
    for (String sign : signs) {
      if (small.contains(sign)) {
        return true;
      }
    }
    return signs.isEmpty();
  }

  /** The line with {@code ***} in the place of each match. */
  String hiddenIn(String line) {
    Matcher matcher = pattern().matcher(line);
    if (!matcher.find()) {
      return line;
    }
    boolean part = regex.contains("(?<" + GROUP + ">");
    StringBuilder clean = new StringBuilder(line.length());
    int copied = 0;
    do {
      int start = part ? matcher.start(GROUP) : matcher.start();
      int end = part ? matcher.end(GROUP) : matcher.end();
      if (end > start) {
        clean.append(line, copied, start).append(HIDDEN);
        copied = end;
      }
    } while (matcher.find());
    return clean.append(line, copied, line.length()).toString();
  }
}

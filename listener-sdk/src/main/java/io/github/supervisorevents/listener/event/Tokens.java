package io.github.supervisorevents.listener.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code name:value name:value}. */
final class Tokens {
  private Tokens() {}

  /**
   * The tokens of a line in their order. A value goes from the first colon to the next space, so it
   * may hold colons; a word without a colon belongs to the value before it, because {@code
   * identifier=} of supervisord may hold spaces.
   */
  static Map<String, String> parse(String line) {
    Map<String, String> tokens = new LinkedHashMap<>(16);
    String name = null;
    int start = 0;
    while (start < line.length()) {
      int space = line.indexOf(' ', start);
      int end = space < 0 ? line.length() : space;
      int colon = line.indexOf(':', start);
      if (colon >= 0 && colon < end) {
        name = line.substring(start, colon);
        tokens.put(name, line.substring(colon + 1, end));
      } else if (end > start) {
        String word = line.substring(start, end);
        if (name == null) {
          name = word;
          tokens.put(name, "");
        } else {
          tokens.merge(name, word, (value, more) -> value + " " + more);
        }
      }
      start = end + 1;
    }
    return Collections.unmodifiableMap(tokens);
  }

  static Map<String, String> copy(Map<String, String> tokens) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
  }

  /** The number that a token holds, or the one given when it is missing or no number. */
  static long number(Map<String, String> tokens, String name, long otherwise) {
    String text = tokens.get(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  static int smallNumber(Map<String, String> tokens, String name, int otherwise) {
    long number = number(tokens, name, otherwise);
    return (int) number == number ? (int) number : otherwise;
  }
}

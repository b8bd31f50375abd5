package io.github.supervisorevents.notifier.config;

import java.util.Arrays;
import java.util.List;

/** Lists as people write them in one variable. */
final class Lists {
  private Lists() {}

  /** What stands between commas or white space. */
  static List<String> words(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** What stands between commas: names and addresses with spaces in them. */
  static List<String> betweenCommas(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}

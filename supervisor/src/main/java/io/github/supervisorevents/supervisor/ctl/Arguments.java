package io.github.supervisorevents.supervisor.ctl;

import java.util.List;

/**
 * What was written after a verb.
 *
 * @param text without white space around it
 */
record Arguments(String text) {
  static final Arguments NONE = new Arguments("");

  Arguments {
    text = text.strip();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  List<String> words() {
    return isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }
}

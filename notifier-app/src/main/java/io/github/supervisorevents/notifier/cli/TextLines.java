package io.github.supervisorevents.notifier.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit on a terminal. */
final class TextLines {
  private static final int WIDTH = 100;

  private TextLines() {}

  /** Breaks at spaces; a word that is too long has a line of its own. */
  static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split("\\s+")) {
      boolean begun = line.length() > indent.length();
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}

package io.github.supervisorevents.supervisor.ctl;

import java.util.ArrayList;
import java.util.List;

/** Text in columns. A character counts one, also one beyond 16 bits. */
final class Columns {
  private static final int GAP = 2;

  private Columns() {}

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Lays words out downwards, then to the right, in as few lines as the width allows. */
  static List<String> layOut(List<String> words, int width) {
    for (int rows = 1; rows < words.size(); rows++) {
      List<Integer> widths = widths(words, rows);
      int total = widths.stream().mapToInt(Integer::intValue).sum() + GAP * (widths.size() - 1);
      if (total <= width) {
        return lines(words, rows, widths);
      }
    }
    return words;
  }

  private static List<Integer> widths(List<String> words, int rows) {
    List<Integer> widths = new ArrayList<>();
    for (int from = 0; from < words.size(); from += rows) {
      List<String> column = words.subList(from, Math.min(from + rows, words.size()));
      widths.add(column.stream().mapToInt(Columns::width).reduce(0, Math::max));
    }
    return widths;
  }

  private static List<String> lines(List<String> words, int rows, List<Integer> widths) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<String> cells = new ArrayList<>();
      for (int at = row, column = 0; at < words.size(); at += rows, column++) {
        cells.add(pad(words.get(at), widths.get(column)));
      }
      lines.add(String.join(" ".repeat(GAP), cells));
    }
    return lines;
  }
}

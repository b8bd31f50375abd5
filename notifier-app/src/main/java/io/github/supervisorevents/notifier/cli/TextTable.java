package io.github.supervisorevents.notifier.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines whose columns stand below each other; the last column may be of any width. */
final class TextTable {
  private static final String GAP = "  ";

  private record Row(List<String> cells, List<String> below) {}

  private final List<Row> rows = new ArrayList<>();

  /**
   * One more line.
   *
   * @param below lines that belong to it, printed below and indented
   */
  void add(List<String> cells, List<String> below) {
    rows.add(new Row(List.copyOf(cells), List.copyOf(below)));
  }

  List<String> lines() {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(line(row.cells(), widths));
      row.below().forEach(line -> lines.add("    " + line));
    }
    return lines;
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (Row row : rows) {
      for (int i = 0; i < row.cells().size(); i++) {
        int width = row.cells().get(i).length();
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return widths;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(cell).append(" ".repeat(widths.get(i) - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}

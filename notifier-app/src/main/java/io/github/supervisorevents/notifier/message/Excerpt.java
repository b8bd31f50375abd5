package io.github.supervisorevents.notifier.message;

import java.util.List;

/**
 * A part of a list of lines, and how many are left out of it. Immutable.
 *
 * @param lines what is shown
 * @param hidden how many are not
 */
public record Excerpt(List<String> lines, int hidden) {
  /** Copies. */
  public Excerpt {
    lines = List.copyOf(lines);
  }

  /** All of these lines. */
  static Excerpt whole(List<String> lines) {
    return new Excerpt(lines, 0);
  }

  /** Nothing to show. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  Excerpt first(int number, int width) {
    return cut(lines.subList(0, Math.min(number, lines.size())), width);
  }

  Excerpt last(int number, int width) {
    return cut(lines.subList(Math.max(0, lines.size() - number), lines.size()), width);
  }

  private Excerpt cut(List<String> kept, int width) {
    List<String> shortened = kept.stream().map(line -> PlainText.line(line, width)).toList();
    return new Excerpt(shortened, hidden + lines.size() - kept.size());
  }
}

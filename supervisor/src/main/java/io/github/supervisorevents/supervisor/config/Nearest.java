package io.github.supervisorevents.supervisor.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant to write. */
final class Nearest {
  private Nearest() {}

  /** {@code ; did you mean "x"?}, or nothing if no known name is near. */
  static String hint(String written, Collection<String> known) {
    return to(written, known).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  static String hint(String written, Enum<?>[] known) {
    return hint(written, Arrays.stream(known).map(Enum::name).toList());
  }

  private static Optional<String> to(String written, Collection<String> known) {
    int farthest = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(name -> distance(written, name) <= farthest)
        .min(
            Comparator.<String>comparingInt(name -> distance(written, name))
                .thenComparing(name -> name));
  }

  /** How many letters must be typed, dropped, replaced or swapped with their neighbour. */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    char a = from.charAt(i - 1);
    char b = to.charAt(j - 1);
    int least =
        Math.min(
            cost[i - 1][j - 1] + (a == b ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && a == to.charAt(j - 2) && b == from.charAt(i - 2);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}

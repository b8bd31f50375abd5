package io.github.supervisorevents.notifier.config;

import java.util.Collection;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds the name that somebody probably meant. */
public final class NearNames {
  private static final int NEAR = 2;
  private static final int LETTERS_A_SLIP = 5;
  private static final int LETTERS_OF_TWO_SLIPS = 6;

  private NearNames() {}

  /**
   * The known name nearest to this one, when it is at most one slip of the pen away for each five
   * letters, and two in all.
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return nearest(name, known, candidate -> Math.min(NEAR, candidate.length() / LETTERS_A_SLIP));
  }

  /**
   * The same where few names are known, so that it is rarely another one that is near: one slip in
   * any name, two from six letters on.
   */
  public static Optional<String> nearestOfFew(String name, Collection<String> known) {
    return nearest(name, known, candidate -> candidate.length() < LETTERS_OF_TWO_SLIPS ? 1 : NEAR);
  }

  private static Optional<String> nearest(
      String name, Collection<String> known, ToIntFunction<String> slips) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int allowed = slips.applyAsInt(candidate);
      // The environment has many names, and this runs before READY: most are told by their length.
      if (Math.abs(candidate.length() - name.length()) <= allowed) {
        int distance = distance(name, candidate);
        boolean nearer = distance < least || distance == least && candidate.compareTo(nearest) < 0;
        if (distance <= allowed && nearer) {
          nearest = candidate;
          least = distance;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** How many letters must be added, taken away, replaced or exchanged with their neighbour. */
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean exchanged =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return exchanged ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}

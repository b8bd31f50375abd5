package io.github.supervisorevents.notifier.route;

import java.util.ArrayList;
import java.util.List;

/**
 * Which processes: globs on {@code group:name}, where {@code *} stands for any characters and
 * {@code ?} for one. A pattern without a colon is compared with the group's name and with the
 * process's. One that begins with {@code !} excludes, whatever the others say. Immutable.
 *
 * @param included at least one of these matches; when there are none, every process is included
 * @param excluded none of these matches
 */
public record ProcessPatterns(List<String> included, List<String> excluded) {
  /** Copies. */
  public ProcessPatterns {
    included = List.copyOf(included);
    excluded = List.copyOf(excluded);
  }

  /** Every process. */
  public static ProcessPatterns all() {
    return new ProcessPatterns(List.of(), List.of());
  }

  /**
   * Sorts patterns as they are written.
   *
   * @throws IllegalArgumentException when one is empty
   */
  public static ProcessPatterns of(List<String> patterns) {
    List<String> included = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    for (String pattern : patterns) {
      boolean excludes = pattern.startsWith("!");
      String glob = excludes ? pattern.substring(1) : pattern;
      if (glob.isBlank()) {
        throw new IllegalArgumentException("expected a pattern such as web:*, found: " + pattern);
      }
      (excludes ? excluded : included).add(glob);
    }
    return new ProcessPatterns(included, excluded);
  }

  /** All of them, as {@link #of} reads them. */
  public List<String> patterns() {
    List<String> patterns = new ArrayList<>(included);
    excluded.forEach(pattern -> patterns.add("!" + pattern));
    return patterns;
  }

  /** Whether this process is one of them. */
  public boolean match(String group, String process) {
    return (included.isEmpty() || anyMatches(included, group, process))
        && !anyMatches(excluded, group, process);
  }

  private static boolean anyMatches(List<String> globs, String group, String process) {
    for (String glob : globs) {
      boolean matches =
          glob.indexOf(':') >= 0
              ? matches(glob, group + ":" + process)
              : matches(glob, group) || matches(glob, process);
      if (matches) {
        return true;
      }
    }
    return false;
  }

  // Linear in the text for each star: goes back to the last star only.
  private static boolean matches(String glob, String text) {
    int g = 0;
    int t = 0;
    int starInGlob = -1;
    int starInText = 0;
    while (t < text.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        starInGlob = g++;
        starInText = t;
      } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
        g++;
        t++;
      } else if (starInGlob >= 0) {
        g = starInGlob + 1;
        t = ++starInText;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}

package io.github.supervisorevents.supervisor.config;

/** Finds where a comment begins in a line. */
final class IniComments {
  static final int NONE = -1;

  private static final char[] PREFIXES = {';', '#'};

  private IniComments() {}

  /**
   * The index of the {@code ;} or {@code #} that begins a comment, {@link #NONE} without any. A
   * comment begins at the first character of a line that is not white space, or after white space.
   */
  static int start(String line) {
    String stripped = PythonText.strip(line);
    if (stripped.startsWith(";") || stripped.startsWith("#")) {
      return 0;
    }
    return inlineStart(line);
  }

  /** Both prefixes are tried in turns, one occurrence each, as Python's parser does. */
  private static int inlineStart(String line) {
    int[] at = {-1, -1};
    boolean[] over = {false, false};
    int start = Integer.MAX_VALUE;
    while (start == Integer.MAX_VALUE && !(over[0] && over[1])) {
      for (int i = 0; i < PREFIXES.length; i++) {
        if (over[i]) {
          continue;
        }
        at[i] = line.indexOf(PREFIXES[i], at[i] + 1);
        over[i] = at[i] < 0;
        if (at[i] == 0 || at[i] > 0 && PythonText.isSpace(line.charAt(at[i] - 1))) {
          start = Math.min(start, at[i]);
        }
      }
    }
    return start == Integer.MAX_VALUE ? NONE : start;
  }
}

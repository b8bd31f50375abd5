package io.github.supervisorevents.supervisor.config;

/**
 * What counts as white space for supervisord: also the no-break space that comes with text copied
 * from a web page.
 */
final class PythonText {
  private PythonText() {}

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /** Without white space at both ends. */
  static String strip(String text) {
    int from = 0;
    while (from < text.length() && isSpace(text.charAt(from))) {
      from++;
    }
    return stripEnd(text.substring(from));
  }

  static String stripEnd(String text) {
    int to = text.length();
    while (to > 0 && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(0, to);
  }

  /** How many characters of white space a line begins with. */
  static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && isSpace(line.charAt(indent))) {
      indent++;
    }
    return indent;
  }
}

package io.github.supervisorevents.notifier.message;

import java.util.regex.Pattern;

/** Makes text that others wrote fit to be shown: one line, no terminal codes, whole characters. */
public final class PlainText {
  /** Colours, cursor movements, window titles: CSI and OSC sequences, and any other escape. */
  private static final Pattern TERMINAL_CODES =
      Pattern.compile("\\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|.)?");

  private PlainText() {}

  /**
   * One line of at most {@code max} UTF-16 units. Line feeds, tabs and other controls become
   * spaces; terminal codes and characters that turn the writing direction go; half a surrogate pair
   * becomes U+FFFD. What is cut off is marked by "…".
   */
  public static String line(String text, int max) {
    if (text.length() <= max && isPlain(text)) {
      return text;
    }
    // A log line may be a megabyte; what cannot be shown is not worth looking at.
    String start = text.length() > 4 * max + 64 ? text.substring(0, 4 * max + 64) : text;
    String plain = TERMINAL_CODES.matcher(start).replaceAll("");
    StringBuilder line = new StringBuilder(Math.min(plain.length(), max + 1));
    for (int at = 0; at < plain.length() && line.length() <= max; ) {
      int codePoint = plain.codePointAt(at);
      at += Character.charCount(codePoint);
      append(line, codePoint);
    }
    return cut(line.toString().stripTrailing(), max);
  }

  /** Most text is: printable ASCII, and no space at its end. */
  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return !text.endsWith(" ");
  }

  private static void append(StringBuilder line, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.SURROGATE -> line.append('\uFFFD');
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          line.append(' ');
      default -> {
        if (!turnsDirection(codePoint)) {
          line.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static boolean turnsDirection(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069)
        || codePoint == 0x200E
        || codePoint == 0x200F;
  }

  /** The same text with U+FFFD for each half of a surrogate pair that has lost the other. */
  public static String wellFormed(String text) {
    return hasSurrogate(text) ? withoutHalves(text) : text;
  }

  private static boolean hasSurrogate(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  private static String withoutHalves(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  /** At most {@code max} UTF-16 units; never half a character; "…" where something is cut off. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    if (max <= 0) {
      return "";
    }
    int end = max - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}

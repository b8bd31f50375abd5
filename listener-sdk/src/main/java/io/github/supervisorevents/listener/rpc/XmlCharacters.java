package io.github.supervisorevents.listener.rpc;

/** Which characters an XML 1.0 document may hold. */
final class XmlCharacters {
  private XmlCharacters() {}

  /** Asks for one UTF-16 unit; surrogates are refused, only their pairs are characters. */
  static boolean isAllowed(char c) {
    return c >= 0x20 ? !Character.isSurrogate(c) && c < 0xFFFE : isWhitespace(c);
  }

  static boolean allAllowed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (!isAllowed(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean isWhitespace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}

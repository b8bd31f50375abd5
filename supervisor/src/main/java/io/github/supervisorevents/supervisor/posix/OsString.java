package io.github.supervisorevents.supervisor.posix;

import java.nio.charset.StandardCharsets;

/**
 * Strings that cross into the system and back: UTF-8, whatever the locale. Bytes that are not UTF-8
 * become lone surrogates (U+DC80 to U+DCFF) and go back as the bytes they were.
 */
final class OsString {
  private static final int ESCAPED = 0xDC00;

  private OsString() {}

  /** The bytes of a string, with a NUL at the end. */
  static byte[] terminated(String text) {
    byte[] bytes = encode(text);
    byte[] result = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, result, 0, bytes.length);
    return result;
  }

  static byte[] encode(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no NUL can be part of what the system is told");
    }
    for (int i = 0; i < text.length(); i++) {
      if (isEscaped(text, i)) {
        return encodeEscaped(text);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String decode(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : decodeEscaped(bytes, from, to);
  }

  private static byte[] encodeEscaped(String text) {
    var out = new java.io.ByteArrayOutputStream(text.length() + 16);
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isEscaped(text, i)) {
        out.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
        out.write(text.charAt(i) - ESCAPED);
        plain = i + 1;
      }
    }
    out.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static boolean isEscaped(String text, int index) {
    char c = text.charAt(index);
    return c >= ESCAPED + 0x80
        && c <= ESCAPED + 0xFF
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }

  private static String decodeEscaped(byte[] bytes, int from, int to) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = java.nio.ByteBuffer.wrap(bytes, from, to - from);
    var out = java.nio.CharBuffer.allocate(to - from);
    while (true) {
      var result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPED + (in.get() & 0xFF)));
      }
    }
  }
}

package io.github.supervisorevents.supervisor.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes that a process wrote, as text. */
public final class OutputText {
  private OutputText() {}

  /**
   * Decodes UTF-8; bytes that are not UTF-8 become {@code Undecodable: b'…'}, written as Python
   * writes them, which is what supervisord sends and logs.
   */
  public static String of(byte[] data) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    } catch (CharacterCodingException e) {
      return "Undecodable: " + literal(data);
    }
  }

  /** The bytes as a Python bytes literal: {@code b'caf\xe9\n'}. */
  public static String literal(byte[] data) {
    char quote = has(data, '\'') && !has(data, '"') ? '"' : '\'';
    StringBuilder text = new StringBuilder(data.length + 16).append('b').append(quote);
    for (byte b : data) {
      append(text, b & 0xff, quote);
    }
    return text.append(quote).toString();
  }

  private static void append(StringBuilder text, int b, char quote) {
    switch (b) {
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\\' -> text.append("\\\\");
      default -> {
        if (b == quote) {
          text.append('\\').append(quote);
        } else if (b < 0x20 || b > 0x7e) {
          text.append(String.format(Locale.ROOT, "\\x%02x", b));
        } else {
          text.append((char) b);
        }
      }
    }
  }

  private static boolean has(byte[] data, char wanted) {
    for (byte b : data) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }
}

package io.github.supervisorevents.listener.rpc;

import java.nio.charset.StandardCharsets;

/** Names as part of a path. */
final class PathEncoder {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:";

  private PathEncoder() {}

  static String encode(String name) {
    StringBuilder path = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(b) >= 0) {
        path.append((char) b);
      } else {
        path.append('%');
        path.append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xF, 16)));
        path.append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
      }
    }
    return path.toString();
  }
}

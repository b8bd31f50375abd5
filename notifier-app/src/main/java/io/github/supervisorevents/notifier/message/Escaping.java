package io.github.supervisorevents.notifier.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a template does to a value before it puts it in its place. */
public enum Escaping {
  /** Nothing. */
  NONE {
    @Override
    public String escape(String value) {
      return value;
    }
  },
  /** So that it can stand within the quotes of a JSON string. */
  JSON {
    @Override
    public String escape(String value) {
      StringBuilder escaped = new StringBuilder(value.length() + 16);
      value.chars().forEach(c -> appendJson(escaped, (char) c));
      return escaped.toString();
    }
  },
  /** So that it can stand in the path or the query of a URL, or in a form. */
  URL {
    @Override
    public String escape(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
  };

  /** The value, escaped. */
  public abstract String escape(String value);

  private static void appendJson(StringBuilder escaped, char c) {
    switch (c) {
      case '"' -> escaped.append("\\\"");
      case '\\' -> escaped.append("\\\\");
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      default -> {
        if (c < ' ' || c == '\u2028' || c == '\u2029') {
          escaped.append(String.format("\\u%04x", (int) c));
        } else {
          escaped.append(c);
        }
      }
    }
  }
}

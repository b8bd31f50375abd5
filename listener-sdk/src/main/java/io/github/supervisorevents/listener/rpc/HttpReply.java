package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of an HTTP reply.
 *
 * @param status the status code
 * @param reason the words after it, may be empty
 * @param headers by lower-case name; the last one counts
 */
record HttpReply(int status, String reason, Map<String, String> headers) {
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int LONGEST_EXCERPT = 60;

  /** Reads up to the empty line; a status other than 200 is an exception. */
  static HttpReply read(Connection connection) {
    HeadReader reader = new HeadReader(connection);
    HttpReply reply = reader.reply();
    while (reply.status / 100 == 1) {
      // What a proxy says before the reply itself.
      reply = reader.reply();
    }
    if (reply.status != 200) {
      throw connection.site().http(reply.status, reply.reason);
    }
    return reply;
  }

  HttpBody body(Connection connection) {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return new ChunkedBody(connection);
    }
    String length = headers.get("content-length");
    if (length == null) {
      return connection::read;
    }
    if (!length.matches("\\d{1,18}")) {
      throw connection
          .site()
          .broken(Flaw.NOT_HTTP, "expected a number as Content-Length, found \"" + length + "\"");
    }
    return new SizedBody(connection, Long.parseLong(length));
  }

  /** Reads lines of a bounded total. */
  private static final class HeadReader {
    private final Connection connection;
    private int left = LONGEST_HEAD;

    HeadReader(Connection connection) {
      this.connection = connection;
    }

    HttpReply reply() {
      String first = line();
      String[] parts = first.split(" ", 3);
      if (!first.startsWith("HTTP/") || parts.length < 2 || !parts[1].matches("\\d{3}")) {
        throw connection
            .site()
            .broken(
                Flaw.NOT_HTTP,
                "expected a status line, found \"" + HttpReply.excerpt(first) + "\"");
      }
      return new HttpReply(
          Integer.parseInt(parts[1]), parts.length > 2 ? parts[2].strip() : "", headers());
    }

    private Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
              line.substring(colon + 1).strip());
        }
      }
      return headers;
    }

    private String line() {
      StringBuilder line = new StringBuilder();
      while (true) {
        int c = connection.read();
        if (c < 0) {
          throw connection.site().broken(Flaw.CUT_OFF, "in the head of the HTTP reply");
        }
        if (--left < 0) {
          throw connection.site().broken(Flaw.NOT_HTTP, "head over " + LONGEST_HEAD + " bytes");
        }
        if (c == '\n') {
          return line.toString();
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
    }
  }

  /** The start of what was received, fit for a message. */
  static String excerpt(String text) {
    String start = text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT);
    return start.replaceAll("\\p{Cntrl}", "?");
  }

  static String excerpt(byte[] bytes) {
    return excerpt(
        new String(bytes, 0, Math.min(bytes.length, LONGEST_EXCERPT), StandardCharsets.UTF_8));
  }
}

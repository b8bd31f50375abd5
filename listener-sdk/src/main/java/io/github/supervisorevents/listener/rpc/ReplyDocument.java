package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the whole body of a reply to a call. For one thread. */
final class ReplyDocument {
  private static final byte[] LAST_TAG = "</methodResponse>".getBytes(StandardCharsets.US_ASCII);

  private final Connection connection;
  private final int limit;
  private final Content content = new Content();
  private final byte[] part = new byte[16 * 1024];

  private ReplyDocument(Connection connection, int limit) {
    this.connection = connection;
    this.limit = limit;
  }

  static byte[] read(Connection connection, int limit) {
    return new ReplyDocument(connection, limit).read();
  }

  private byte[] read() {
    HttpReply reply = HttpReply.read(connection);
    readAll(reply.body(connection));
    // supervisord announces the replies it delays (start, stop, clear) by their length in
    // characters and sends them in UTF-8: with names beyond ASCII there is more than announced.
    if (reply.headers().containsKey("content-length") && content.isCutInCharacters()) {
      readAll(connection::read);
    }
    return content.toByteArray();
  }

  private void readAll(HttpBody body) {
    for (int count = next(body); count >= 0; count = next(body)) {
      content.write(part, 0, count);
      if (content.size() > limit) {
        throw connection.site().broken(Flaw.TOO_LARGE, "more than " + limit + " bytes");
      }
    }
  }

  private int next(HttpBody body) {
    return body.read(part, 0, part.length);
  }

  private static final class Content extends ByteArrayOutputStream {
    Content() {
      super(4096);
    }

    boolean isCutInCharacters() {
      int end = count;
      while (end > 0 && buf[end - 1] <= ' ' && buf[end - 1] >= 0) {
        end--;
      }
      boolean complete =
          end >= LAST_TAG.length
              && Arrays.equals(buf, end - LAST_TAG.length, end, LAST_TAG, 0, LAST_TAG.length);
      return !complete && hasMoreThanAscii();
    }

    private boolean hasMoreThanAscii() {
      for (int i = 0; i < count; i++) {
        if (buf[i] < 0) {
          return true;
        }
      }
      return false;
    }
  }
}

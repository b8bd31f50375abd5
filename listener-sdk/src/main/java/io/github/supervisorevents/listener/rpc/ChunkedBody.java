package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;

/**
 * A body in chunks: {@code size-in-hex [;extension] CRLF bytes CRLF}, the last of size 0. For one
 * thread.
 */
final class ChunkedBody implements HttpBody {
  private static final int LONGEST_SIZE_LINE = 256;

  private final Connection connection;
  private long left;
  private boolean started;
  private boolean over;

  ChunkedBody(Connection connection) {
    this.connection = connection;
  }

  @Override
  public int read(byte[] target, int offset, int most) {
    if (left == 0 && !over) {
      nextChunk();
    }
    if (over) {
      return -1;
    }
    int count = connection.read(target, offset, (int) Math.min(most, left));
    if (count < 0) {
      throw connection.site().broken(Flaw.CUT_OFF, "in a chunk, with " + left + " bytes to come");
    }
    left -= count;
    return count;
  }

  /** What follows the last chunk is of no interest: the connection ends with it. */
  private void nextChunk() {
    if (started && !line().isEmpty()) {
      throw connection.site().broken(Flaw.NOT_HTTP, "expected the end of a chunk, found more");
    }
    started = true;
    String size = line().split(";", 2)[0].strip();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw connection
          .site()
          .broken(
              Flaw.NOT_HTTP,
              "expected the size of a chunk, found \"" + HttpReply.excerpt(size) + "\"");
    }
    left = Long.parseLong(size, 16);
    over = left == 0;
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (int c = connection.read(); c != '\n'; c = connection.read()) {
      if (c < 0) {
        throw connection.site().broken(Flaw.CUT_OFF, "between two chunks");
      }
      if (line.length() == LONGEST_SIZE_LINE) {
        throw connection.site().broken(Flaw.NOT_HTTP, "size of a chunk on an endless line");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}

package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;

/** A body whose length was announced. For one thread. */
final class SizedBody implements HttpBody {
  private final Connection connection;
  private final long length;
  private long left;

  SizedBody(Connection connection, long length) {
    this.connection = connection;
    this.length = length;
    this.left = length;
  }

  @Override
  public int read(byte[] target, int offset, int most) {
    if (left == 0) {
      return -1;
    }
    int count = connection.read(target, offset, (int) Math.min(most, left));
    if (count < 0) {
      throw connection
          .site()
          .broken(Flaw.CUT_OFF, "after " + (length - left) + " of " + length + " bytes");
    }
    left -= count;
    return count;
  }
}

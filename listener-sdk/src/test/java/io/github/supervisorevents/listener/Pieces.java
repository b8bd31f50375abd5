package io.github.supervisorevents.listener;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Input that arrives in pieces; no read returns more than the rest of one. */
final class Pieces extends InputStream {
  private final Deque<byte[]> pieces;
  private int taken;

  private Pieces(List<byte[]> pieces) {
    this.pieces = new ArrayDeque<>(pieces);
  }

  static Pieces of(byte[]... pieces) {
    return new Pieces(List.of(pieces).stream().filter(piece -> piece.length > 0).toList());
  }

  static Pieces splitAt(byte[] whole, int position) {
    byte[] first = new byte[position];
    byte[] second = new byte[whole.length - position];
    System.arraycopy(whole, 0, first, 0, first.length);
    System.arraycopy(whole, position, second, 0, second.length);
    return of(first, second);
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (pieces.isEmpty()) {
      return -1;
    }
    int count = Math.min(length, available());
    System.arraycopy(pieces.peek(), taken, target, offset, count);
    taken += count;
    if (taken == pieces.peek().length) {
      pieces.remove();
      taken = 0;
    }
    return count;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int available() {
    return pieces.isEmpty() ? 0 : pieces.peek().length - taken;
  }
}

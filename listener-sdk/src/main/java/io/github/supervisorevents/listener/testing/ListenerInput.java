package io.github.supervisorevents.listener.testing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the listener reads: each piece that was written arrives by itself. Any thread; closing it
 * ends a blocked read.
 */
final class ListenerInput extends InputStream {
  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int taken;
  private boolean ended;
  private boolean closed;

  /** All at once, in pieces: the next piece is there as soon as one is read. */
  synchronized void write(byte[] bytes, int pieceSize) {
    for (int from = 0; from < bytes.length; from += Math.min(pieceSize, bytes.length - from)) {
      pieces.add(Arrays.copyOfRange(bytes, from, from + Math.min(pieceSize, bytes.length - from)));
    }
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) throws IOException {
    while (pieces.isEmpty() && !ended && !closed) {
      try {
        wait();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", stop);
      }
    }
    if (closed) {
      throw new IOException("the listener has closed its input");
    }
    if (pieces.isEmpty()) {
      return -1;
    }
    byte[] piece = pieces.peek();
    int count = Math.min(length, piece.length - taken);
    System.arraycopy(piece, taken, target, offset, count);
    taken += count;
    if (taken == piece.length) {
      pieces.remove();
      taken = 0;
    }
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int available() {
    return pieces.isEmpty() ? 0 : pieces.peek().length - taken;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}

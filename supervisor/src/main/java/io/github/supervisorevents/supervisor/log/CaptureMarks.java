package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Finds the marks between which a process talks to the event listeners. A mark may be spread over
 * many reads.
 */
final class CaptureMarks {
  private static final byte[] BEGIN = mark("<!--XSUPERVISOR:BEGIN-->");
  private static final byte[] END = mark("<!--XSUPERVISOR:END-->");

  private final HeldBack heldBack;
  private boolean capturing;

  CaptureMarks(Scratch scratch) {
    heldBack = new HeldBack(scratch);
  }

  /** True between a begin mark and its end mark. */
  boolean capturing() {
    return capturing;
  }

  /**
   * Hands out what is between the marks, piece by piece, with {@link #capturing} set to what holds
   * for the piece.
   *
   * @param ended called after an end mark
   */
  void split(NativeBuffer data, Consumer<NativeBuffer> piece, Runnable ended) {
    NativeBuffer all = heldBack.before(data);
    ByteBuffer bytes = all.bytes();
    int end = bytes.limit();
    for (int at = find(bytes); at >= 0; at = find(bytes)) {
      int next = at + wanted().length;
      hand(all, at, piece);
      capturing = !capturing;
      if (!capturing) {
        ended.run();
      }
      bytes.limit(end).position(next);
    }
    heldBack.cut(bytes, beginningAtEnd(bytes));
    hand(all, bytes.limit(), piece);
  }

  /** Hands out what looked like the beginning of a mark: nothing more will come. */
  void finish(Consumer<NativeBuffer> piece) {
    NativeBuffer rest = NativeBuffer.allocate(0);
    hand(heldBack.before(rest), -1, piece);
  }

  private static void hand(NativeBuffer all, int limit, Consumer<NativeBuffer> piece) {
    if (limit >= 0) {
      all.bytes().limit(limit);
    }
    if (all.bytes().hasRemaining()) {
      piece.accept(all);
    }
  }

  private byte[] wanted() {
    return capturing ? END : BEGIN;
  }

  private int find(ByteBuffer bytes) {
    byte[] mark = wanted();
    for (int at = bytes.position(); at <= bytes.limit() - mark.length; at++) {
      if (bytes.get(at) == mark[0] && matches(bytes, at, mark, mark.length)) {
        return at;
      }
    }
    return -1;
  }

  private int beginningAtEnd(ByteBuffer bytes) {
    byte[] mark = wanted();
    int length = Math.min(mark.length - 1, bytes.remaining());
    while (length > 0 && !matches(bytes, bytes.limit() - length, mark, length)) {
      length--;
    }
    return length;
  }

  private static boolean matches(ByteBuffer bytes, int at, byte[] mark, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes.get(at + i) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] mark(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

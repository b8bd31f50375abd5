package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import java.nio.ByteBuffer;

/** The end of a read that means something only together with the start of the next one. */
final class HeldBack {
  private static final byte[] NOTHING = {};

  private byte[] held = NOTHING;
  private final Scratch scratch;

  HeldBack(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Cuts so many bytes off the end and keeps them. */
  void cut(ByteBuffer bytes, int count) {
    bytes.limit(bytes.limit() - count);
    held = new byte[count];
    bytes.duplicate().limit(bytes.limit() + count).position(bytes.limit()).get(held);
  }

  /** Keeps one byte. */
  void keep(byte b) {
    held = new byte[] {b};
  }

  boolean isEmpty() {
    return held.length == 0;
  }

  /** What was kept, followed by all of the data; the data itself if nothing was kept. */
  NativeBuffer before(NativeBuffer data) {
    if (isEmpty()) {
      return data;
    }
    NativeBuffer joined = scratch.ofSize(held.length + data.bytes().remaining());
    joined.bytes().put(held).put(data.bytes()).flip();
    held = NOTHING;
    return joined;
  }
}

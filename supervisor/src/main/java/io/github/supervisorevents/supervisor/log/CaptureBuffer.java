package io.github.supervisorevents.supervisor.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The last bytes that were put in, up to a limit. */
final class CaptureBuffer {
  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  CaptureBuffer(long limit) {
    this.limit = (int) Math.min(limit, 1 << 28);
  }

  void add(ByteBuffer source) {
    byte[] more = new byte[source.remaining()];
    source.get(more);
    bytes.writeBytes(more);
    if (bytes.size() / 2 >= limit) {
      byte[] last = last();
      bytes.reset();
      bytes.writeBytes(last);
    }
  }

  /** Empties it. */
  byte[] takeAll() {
    byte[] all = last();
    bytes.reset();
    return all;
  }

  private byte[] last() {
    byte[] all = bytes.toByteArray();
    return all.length <= limit ? all : Arrays.copyOfRange(all, all.length - limit, all.length);
  }
}

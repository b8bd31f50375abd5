package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import java.nio.ByteBuffer;

/** Bytes that wait until a stream takes them again, up to a limit. */
final class PendingBytes {
  private final NativeBuffer buffer;

  PendingBytes(int limit) {
    buffer = NativeBuffer.allocate(limit);
    buffer.bytes().limit(0);
  }

  boolean isEmpty() {
    return !buffer.bytes().hasRemaining();
  }

  int size() {
    return buffer.bytes().remaining();
  }

  /** Takes what fits of a source; the rest stays in it. */
  void take(ByteBuffer source) {
    ByteBuffer bytes = buffer.bytes();
    bytes.compact();
    int count = Math.min(source.remaining(), bytes.remaining());
    bytes.put(bytes.position(), source, source.position(), count);
    source.position(source.position() + count);
    bytes.position(bytes.position() + count).flip();
  }

  /** Writes as much as the stream takes; 0 or the negated error number that ended it. */
  int writeTo(Stream stream) {
    int result = 0;
    while (!isEmpty() && result >= 0) {
      result = stream.write(buffer);
      if (result == 0) {
        result = -Errno.EIO;
      }
    }
    return Math.min(result, 0);
  }

  void clear() {
    buffer.bytes().limit(0);
  }
}

package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Texts as buffers, and an output that keeps them. */
final class Bytes {
  private Bytes() {}

  static NativeBuffer of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static NativeBuffer of(byte[] bytes) {
    NativeBuffer buffer = NativeBuffer.allocate(bytes.length);
    buffer.fill(bytes, 0);
    return buffer;
  }

  static byte[] taken(NativeBuffer data) {
    byte[] bytes = new byte[data.bytes().remaining()];
    data.bytes().get(bytes);
    return bytes;
  }

  /** A log output in memory. */
  static final class Kept implements LogOutput {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(NativeBuffer data) {
      text.append(new String(taken(data), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void reopen() {
      text.append("[reopen]");
    }

    @Override
    public void clear() throws IOException {
      text.setLength(0);
    }

    @Override
    public void close() {
      text.append("[close]");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  static LogLevel level(String name) {
    return LogLevel.named(name).orElseThrow();
  }
}

package io.github.supervisorevents.listener;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The bytes that were read and not yet taken. An ordinary event is one read call. For one thread.
 */
final class InputBuffer {
  private static final int USUAL_SIZE = 8 * 1024;
  private static final int KEPT_SIZE = 256 * 1024;
  private static final int LARGEST_READ = 64 * 1024;

  private final InputStream in;
  private byte[] bytes = new byte[USUAL_SIZE];
  private int start;
  private int end;

  InputBuffer(InputStream in) {
    this.in = in;
  }

  int size() {
    return end - start;
  }

  byte at(int index) {
    return bytes[start + index];
  }

  /** Reads until so many bytes are here; false when the input ends before. */
  boolean ensure(int count) throws IOException {
    while (size() < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Waits for the next bytes, but no longer than this; false when none came. */
  boolean awaitMore(long nanos) throws IOException {
    long deadline = System.nanoTime() + nanos;
    while (in.available() == 0) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(1);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return fill();
  }

  /**
   * Where the next line feed is, among the first so many bytes; -1 when the input ends before, or
   * there is none.
   */
  int lineFeed(int limit) throws IOException {
    int index = 0;
    while (true) {
      int here = Math.min(size(), limit);
      for (; index < here; index++) {
        if (bytes[start + index] == '\n') {
          return index;
        }
      }
      if (index == limit || !fill()) {
        return -1;
      }
    }
  }

  boolean isAscii(int count) {
    for (int at = start; at < start + count; at++) {
      if (bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }

  String peek(int count) {
    return new String(bytes, start, count, StandardCharsets.UTF_8);
  }

  String take(int count) {
    String text = peek(count);
    skip(count);
    return text;
  }

  void skip(int count) {
    start += count;
    if (start == end) {
      start = 0;
      end = 0;
      if (bytes.length > KEPT_SIZE) {
        bytes = new byte[USUAL_SIZE];
      }
    }
  }

  private boolean fill() throws IOException {
    if (end == bytes.length) {
      makeRoom();
    }
    int count = in.read(bytes, end, Math.min(bytes.length - end, LARGEST_READ));
    if (count < 0) {
      return false;
    }
    end += count;
    return true;
  }

  /** Grows with what has come in, not with what was announced. */
  private void makeRoom() {
    byte[] target = start > bytes.length / 2 ? bytes : new byte[bytes.length * 2];
    System.arraycopy(bytes, start, target, 0, size());
    end = size();
    start = 0;
    bytes = target;
  }
}

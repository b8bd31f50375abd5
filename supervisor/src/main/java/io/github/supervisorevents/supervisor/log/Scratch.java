package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;

/** Memory for a moment: one for all logs, since only one is written at a time. */
final class Scratch {
  private NativeBuffer buffer = NativeBuffer.allocate(0);

  /** A buffer that holds so many bytes; whoever had it last has it no more. */
  NativeBuffer ofSize(int bytes) {
    if (buffer.bytes().capacity() < bytes) {
      buffer = NativeBuffer.allocate(Integer.highestOneBit(bytes) << 1);
    }
    buffer.bytes().clear();
    return buffer;
  }
}

package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The supervisor's end of a process's stdin. What the process does not read waits here, so it can
 * stall nobody.
 */
final class InputPipe implements ReadyDescriptor {
  /** With more than this waiting, nothing is added: the process does not read. */
  static final int MAX_WAITING_BYTES = 1024 * 1024;

  private final Poller<ReadyDescriptor> poller;
  private final NativeBuffer buffer;
  private final int fd;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private int sentOfFirst;
  private boolean watched;
  private boolean open = true;

  InputPipe(Poller<ReadyDescriptor> poller, NativeBuffer buffer, int fd) {
    this.poller = poller;
    this.buffer = buffer;
    this.fd = fd;
  }

  /** Sends now what can be sent, keeps the rest for later. */
  StdinResult write(byte[] data) {
    if (!open) {
      return StdinResult.CLOSED;
    }
    if (waitingBytes > MAX_WAITING_BYTES) {
      return StdinResult.FULL;
    }
    if (data.length > 0) {
      waiting.add(data);
      waitingBytes += data.length;
    }
    if (!watched) {
      flush();
    }
    return open ? StdinResult.ACCEPTED : StdinResult.CLOSED;
  }

  @Override
  public void ready(int ready) {
    flush();
  }

  private void flush() {
    while (!waiting.isEmpty()) {
      int count = writeOnce(waiting.peek());
      if (count == -Errno.EAGAIN) {
        watch();
        return;
      }
      if (count < 0) {
        close();
        return;
      }
      sent(count);
    }
    unwatch();
  }

  private int writeOnce(byte[] first) {
    buffer.fill(first, sentOfFirst);
    return buffer.write(fd);
  }

  private void sent(int count) {
    sentOfFirst += count;
    waitingBytes -= count;
    if (sentOfFirst == waiting.element().length) {
      waiting.remove();
      sentOfFirst = 0;
    }
  }

  private void watch() {
    if (!watched) {
      try {
        poller.add(fd, Poller.WRITABLE, this);
        watched = true;
      } catch (PosixException e) {
        close(); // nobody would ever be told to go on writing
      }
    }
  }

  private void unwatch() {
    if (watched) {
      watched = false;
      poller.remove(fd);
    }
  }

  /** Closes it; what still waits is dropped. */
  void close() {
    if (open) {
      open = false;
      unwatch();
      waiting.clear();
      waitingBytes = 0;
      Descriptors.close(fd);
    }
  }
}

package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;

/**
 * The supervisor's end of a process's stdout or stderr. One turn of the loop reads it once, so that
 * a process that writes without end leaves time for the others.
 */
final class OutputPipe implements ReadyDescriptor {
  /** What is still read of a process that has ended: more than any pipe holds. */
  private static final int LAST_BYTES = 2 * 1024 * 1024;

  private final Poller<ReadyDescriptor> poller;
  private final NativeBuffer buffer;
  private final int fd;
  private final OutputSink sink;
  private boolean open = true;

  OutputPipe(Poller<ReadyDescriptor> poller, NativeBuffer buffer, int fd, OutputSink sink) {
    this.poller = poller;
    this.buffer = buffer;
    this.fd = fd;
    this.sink = sink;
  }

  /** From now on what comes is read. */
  void watch() throws PosixException {
    poller.add(fd, Poller.READABLE, this);
  }

  OutputSink sink() {
    return sink;
  }

  @Override
  public void ready(int ready) {
    read();
  }

  /** The process has ended: takes what is left in the pipe and closes it. */
  void finish() {
    int left = LAST_BYTES;
    while (open && left > 0) {
      int count = read();
      if (count <= 0) {
        break;
      }
      left -= count;
    }
    close();
    sink.close();
  }

  private int read() {
    int count = buffer.read(fd);
    if (count > 0) {
      sink.write(buffer);
    } else if (count != -Errno.EAGAIN) {
      // The end of it; a failure of a pipe means that too.
      close();
    }
    return count;
  }

  private void close() {
    if (open) {
      open = false;
      if (poller.watches(fd)) {
        poller.remove(fd);
      }
      Descriptors.close(fd);
    }
  }
}

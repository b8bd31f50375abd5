package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that has no size and may have a slow reader, such as /dev/stdout or a fifo. What it
 * does not take at once is kept, up to a limit, and goes out when it takes bytes again. Never
 * rotated.
 */
final class StreamOutput implements LogOutput {
  private static final int LIMIT = 256 * 1024;

  private final Opener opener;
  private final Poller<?> poller;
  private final Losses losses;
  private Optional<Stream> stream;
  private Optional<PendingBytes> pending = Optional.empty();
  private boolean waiting;

  /** Opens it, and opens it again. */
  @FunctionalInterface
  interface Opener {
    Stream open() throws PosixException;
  }

  /**
   * Takes over an open stream.
   *
   * @param name what the operator knows it by
   * @param opener opens it again
   */
  StreamOutput(Path name, Stream stream, Opener opener, Poller<?> poller, LogTrouble trouble) {
    this.opener = opener;
    this.stream = Optional.of(stream);
    this.poller = poller;
    this.losses = new Losses(name.toString(), trouble);
  }

  @Override
  public void write(NativeBuffer data) {
    if (!waiting) {
      int result = stream.isPresent() || open() ? writeNow(data) : 0;
      if (result == -Errno.EAGAIN) {
        keep(data);
      } else if (result < 0) {
        fail(data.bytes().remaining(), Errno.ofResult(result));
      } else if (!data.bytes().hasRemaining()) {
        losses.written();
      }
    } else {
      keep(data);
    }
    data.bytes().position(data.bytes().limit());
  }

  @Override
  public void reopen() {
    close();
    open();
  }

  /** There is nothing to remove. */
  @Override
  public void clear() {
    reopen();
  }

  @Override
  public void close() {
    if (waiting) {
      waiting = false;
      poller.remove(stream.orElseThrow().fd());
      pending.orElseThrow().writeTo(stream.orElseThrow());
      pending.orElseThrow().clear();
    }
    stream.ifPresent(Stream::close);
    stream = Optional.empty();
  }

  private int writeNow(NativeBuffer data) {
    int result = 0;
    while (data.bytes().hasRemaining() && result >= 0) {
      result = stream.orElseThrow().write(data);
      if (result == 0) {
        result = -Errno.EIO;
      }
    }
    return Math.min(result, 0);
  }

  private void keep(NativeBuffer data) {
    PendingBytes kept = pending.orElseGet(() -> new PendingBytes(LIMIT));
    pending = Optional.of(kept);
    kept.take(data.bytes());
    if (data.bytes().hasRemaining()) {
      losses.lost(data.bytes().remaining(), "is not read fast enough");
    }
    if (!waiting) {
      await();
    }
  }

  private void await() {
    try {
      poller.whenWritable(stream.orElseThrow().fd(), this::takesBytesAgain);
      waiting = true;
    } catch (PosixException e) {
      fail(pending.orElseThrow().size(), e.errno());
    }
  }

  private void takesBytesAgain() {
    waiting = false;
    PendingBytes kept = pending.orElseThrow();
    int result = kept.writeTo(stream.orElseThrow());
    if (result == -Errno.EAGAIN) {
      await();
    } else if (result < 0) {
      fail(kept.size(), Errno.ofResult(result));
    } else {
      losses.written();
    }
  }

  private void fail(int bytes, Errno why) {
    losses.lost(bytes, why);
    pending.ifPresent(PendingBytes::clear);
    stream.ifPresent(Stream::close);
    stream = Optional.empty();
  }

  private boolean open() {
    try {
      stream = Optional.of(opener.open());
      return true;
    } catch (PosixException e) {
      losses.lost(0, e.errno());
      return false;
    }
  }
}

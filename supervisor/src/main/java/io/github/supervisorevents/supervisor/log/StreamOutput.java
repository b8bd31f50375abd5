package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that has no size and may have a slow reader, such as /dev/stdout or a fifo. What it
 * does not take at once is kept, up to a limit, and goes out when it takes bytes again. Never
 * rotated.
 */
final class StreamOutput implements LogOutput {
  private final Opener opener;
  private final Poller<?> poller;
  private final PendingPool pool;
  private final Losses losses;
  private Optional<Stream> stream;
  private Optional<PendingBytes> pending = Optional.empty(); // while the stream takes nothing
  private boolean closing;

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
  StreamOutput(
      Path name,
      Stream stream,
      Opener opener,
      Poller<?> poller,
      PendingPool pool,
      LogTrouble trouble) {
    this.opener = opener;
    this.pool = pool;
    this.stream = Optional.of(stream);
    this.poller = poller;
    this.losses = new Losses(name.toString(), trouble);
  }

  @Override
  public void write(NativeBuffer data) {
    int result = 0;
    if (pending.isPresent()) {
      result = -Errno.EAGAIN;
    } else if (stream.isPresent() || open()) {
      result = writeNow(data);
    }
    if (result == -Errno.EAGAIN) {
      keep(data);
    } else if (result < 0) {
      fail(data.bytes().remaining(), Errno.ofResult(result));
    } else if (stream.isPresent()) {
      losses.written();
    }
    data.bytes().position(data.bytes().limit());
  }

  /** What still waits is dropped: it was for a stream that is not ours any more. */
  @Override
  public void reopen() {
    forgetPending();
    closeStream();
    open();
  }

  /** There is nothing to remove. */
  @Override
  public void clear() {
    reopen();
  }

  @Override
  public void flush(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (pending.isPresent() && System.nanoTime() - end < 0) {
      int result = pending.get().writeTo(stream.orElseThrow());
      if (result != -Errno.EAGAIN) {
        forgetPending();
      } else {
        Descriptors.awaitTakesBytes(stream.orElseThrow().fd(), Duration.ofMillis(10));
      }
    }
  }

  /** What still waits goes out first, as the reader takes it. */
  @Override
  public void close() {
    closing = true;
    if (pending.isEmpty()) {
      closeStream();
    }
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
    if (pending.isEmpty()) {
      pending = pool.take();
      if (pending.isPresent() && !await(data.bytes().remaining())) {
        return;
      }
    }
    pending.ifPresent(kept -> kept.take(data.bytes()));
    if (data.bytes().hasRemaining()) {
      losses.lost(data.bytes().remaining(), "is not read fast enough");
    }
  }

  private boolean await(int atStake) {
    try {
      poller.whenWritable(stream.orElseThrow().fd(), this::takesBytesAgain);
      return true;
    } catch (PosixException e) {
      fail(atStake, e.errno());
      return false;
    }
  }

  private void takesBytesAgain() {
    PendingBytes kept = pending.orElseThrow();
    int result = kept.writeTo(stream.orElseThrow());
    if (result == -Errno.EAGAIN) {
      await(kept.size());
    } else if (result < 0) {
      fail(kept.size(), Errno.ofResult(result));
    } else {
      forgetPending();
      losses.written();
      if (closing) {
        closeStream();
      }
    }
  }

  private void fail(int bytes, Errno why) {
    losses.lost(bytes, why);
    forgetPending();
    closeStream();
  }

  private void forgetPending() {
    if (pending.isPresent()) {
      int fd = stream.orElseThrow().fd();
      if (poller.watches(fd)) {
        poller.remove(fd);
      }
      pool.giveBack(pending.get());
      pending = Optional.empty();
    }
  }

  private void closeStream() {
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

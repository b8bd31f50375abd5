package io.github.supervisorevents.listener;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Standard input whose blocked read ends when another thread closes it, which only channels can do.
 * The channel is made at the first read, after READY: its classes cost 2 ms.
 */
final class Stdin extends InputStream {
  private static final int SIZE = 64 * 1024;

  /** To wake a thread up on another core takes some 20 µs: what comes sooner is not slept for. */
  private static final long AT_ONCE_NANOS = 20_000;

  /** So long whoever else wants the core has it, but it is not slept either. */
  private static final long SOON_NANOS = 100_000;

  private final FileInputStream file;
  private FileChannel channel;
  private ByteBuffer through;
  private volatile boolean sleepsAlways;
  private long stayingNanos;
  private long lastWaitNanos = Long.MAX_VALUE;

  Stdin(FileInputStream file) {
    this.file = file;
  }

  /** Whether it sleeps even when what it waits for follows closely. Any thread. */
  void sleepsAlways(boolean always) {
    sleepsAlways = always;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    FileChannel from = channel();
    through.clear().limit(Math.min(length, through.capacity()));
    long started = System.nanoTime();
    if (lastWaitNanos < SOON_NANOS && !sleepsAlways) {
      awaitSoon(started);
    }
    int count = from.read(through);
    lastWaitNanos = System.nanoTime() - started;
    if (count > 0) {
      through.flip().get(bytes, offset, count);
    }
    return count;
  }

  /** Events that follow one another closely are not slept for: the next one is nearly here. */
  private void awaitSoon(long started) throws IOException {
    long waited = 0;
    while (waited < SOON_NANOS && file.available() == 0) {
      if (waited < stayingNanos) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
      waited = System.nanoTime() - started;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int available() throws IOException {
    return file.available();
  }

  @Override
  public void close() throws IOException {
    channel().close();
  }

  private synchronized FileChannel channel() {
    if (channel == null) {
      channel = file.getChannel();
      through = ByteBuffer.allocateDirect(SIZE);
      // With one core only, it is the supervisor that needs it.
      stayingNanos = Runtime.getRuntime().availableProcessors() > 1 ? AT_ONCE_NANOS : 0;
    }
    return channel;
  }
}

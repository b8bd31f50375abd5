package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;
import io.github.supervisorevents.listener.rpc.RpcTimeoutException.Limit;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connected socket, unix or TCP, with limits on waiting. A blocking channel has no read timeout,
 * so this one is non-blocking and waits in a selector.
 *
 * <p>One thread reads and writes; any thread may close it, which ends the other's waiting.
 */
final class Connection implements Closeable {
  private final CallSite site;
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final RpcTimeouts timeouts;
  private final ByteBuffer input = ByteBuffer.allocate(16 * 1024).flip();
  private Deadline callEnd;
  private Duration silence;

  /** Takes over the channel and the selector. */
  Connection(
      CallSite site,
      SocketChannel channel,
      Selector selector,
      RpcTimeouts timeouts,
      Deadline callEnd) {
    this.site = site;
    this.channel = channel;
    this.selector = selector;
    this.key = channel.keyFor(selector);
    this.timeouts = timeouts;
    this.callEnd = callEnd;
    this.silence = timeouts.silence();
  }

  CallSite site() {
    return site;
  }

  /** From now on silence is normal, and the call lasts until somebody ends it. */
  void waitForEver() {
    callEnd = Deadline.NEVER;
    silence = Duration.ZERO;
  }

  void write(ByteBuffer bytes) {
    try {
      Deadline silent = Deadline.in(silence);
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) == 0) {
          await(SelectionKey.OP_WRITE, silent);
        } else {
          silent = Deadline.in(silence);
        }
      }
    } catch (IOException e) {
      // The server may have answered before it read everything; what it said is more useful.
      return;
    }
  }

  /** The next byte, or -1 at the end. */
  int read() {
    return fill() ? input.get() & 0xFF : -1;
  }

  /** Some bytes, at least one, or -1 at the end. */
  int read(byte[] target, int offset, int length) {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, input.remaining());
    input.get(target, offset, count);
    return count;
  }

  private boolean fill() {
    if (input.hasRemaining()) {
      return true;
    }
    input.clear();
    try {
      int count = channel.read(input);
      if (count == 0) {
        Deadline silent = Deadline.in(silence);
        do {
          await(SelectionKey.OP_READ, silent);
          count = channel.read(input);
        } while (count == 0);
      }
      return count > 0;
    } catch (IOException e) {
      throw site.broken(Flaw.CUT_OFF, String.valueOf(e.getMessage()));
    } finally {
      input.flip();
    }
  }

  private void await(int operation, Deadline silent) throws IOException {
    try {
      key.interestOps(operation);
      Deadline next = silent.orSooner(callEnd);
      while (selector.select(next.selectMillis()) == 0) {
        if (Thread.currentThread().isInterrupted()) {
          throw site.interrupted();
        }
        failIfOver(silent);
      }
      selector.selectedKeys().clear();
      // A reply that drips is never silent for long.
      failIfOver(Deadline.NEVER);
    } catch (ClosedSelectorException e) {
      throw new IOException("closed", e);
    }
  }

  private void failIfOver(Deadline silent) {
    if (callEnd.isOver()) {
      throw site.timeout(Limit.CALL, timeouts.call());
    }
    if (silent.isOver()) {
      throw site.timeout(Limit.SILENCE, silence);
    }
  }

  @Override
  public void close() {
    close(channel, selector);
  }

  /** Nothing is left unsent when this is called, so a failure to close loses nothing. */
  static void close(SocketChannel channel, Selector selector) {
    try (selector) {
      channel.close();
    } catch (IOException e) {
      return;
    }
  }
}

package io.github.supervisorevents.supervisor.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Sends a log to one client as it grows, until the client goes away or the server closes. Holds a
 * thread only while there is something to read; its steps follow one another.
 */
final class LogStream {
  private static final long PAUSE_MILLIS = 100;

  /**
   * How many pauses without anything to send go by before it looks whether the client is still
   * there.
   */
  private static final int PAUSES_A_LOOK = 20;

  private final Exchange exchange;
  private final LogFollower log;
  private final Scheduler scheduler;
  private final Executor executor;
  private final Runnable onEnd;
  private int pauses;
  private volatile boolean closing;

  /**
   * A stream that has not begun.
   *
   * @param onEnd called once when it is over
   */
  LogStream(
      Exchange exchange, LogFollower log, Scheduler scheduler, Executor executor, Runnable onEnd) {
    this.exchange = exchange;
    this.log = log;
    this.scheduler = scheduler;
    this.executor = executor;
    this.onEnd = onEnd;
  }

  void begin() {
    exchange.request().addIdleTimeoutListener(idle -> false);
    // An empty write sends the headers: the client learns at once that it is connected.
    write(ByteBuffer.allocate(0));
  }

  /** Ends the stream soon. */
  void close() {
    closing = true;
  }

  private void step() {
    try {
      ByteBuffer next = log.next();
      if (closing) {
        end();
        exchange.response().write(true, next, exchange.callback());
      } else if (next.hasRemaining()) {
        pauses = 0;
        write(next);
      } else if (++pauses % PAUSES_A_LOOK == 0 && isGone()) {
        fail(new IOException("the client is gone"));
      } else {
        scheduler.schedule(() -> executor.execute(this::step), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException unreadable) {
      fail(unreadable);
    }
  }

  private void write(ByteBuffer bytes) {
    exchange
        .response()
        .write(false, bytes, Callback.from(() -> executor.execute(this::step), this::fail));
  }

  /**
   * A client that follows a log has nothing more to say: what can be read from it now is only its
   * end.
   */
  private boolean isGone() throws IOException {
    EndPoint client = exchange.request().getConnectionMetaData().getConnection().getEndPoint();
    return client.fill(ByteBuffer.allocate(1).flip()) != 0;
  }

  private void fail(Throwable cause) {
    end();
    exchange.callback().failed(cause);
  }

  private void end() {
    try {
      log.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      onEnd.run();
    }
  }
}

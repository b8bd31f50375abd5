package io.github.supervisorevents.notifier.channel.email;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A TCP connection that ends when its time is over, whatever the server does: a timeout for each
 * read does not help against one that sends a letter now and then. It also ends when the server
 * says more than a mail server has to say. It has a thread for the time, which {@link #close}
 * joins. {@link #cut} may be called by any thread.
 */
final class TimedConnection implements AutoCloseable {
  /** A line without end would be read to its end, all of it in memory. */
  private static final int MAX_INPUT = 1024 * 1024;

  private final Socket socket = new ShortInputSocket();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread watch;
  private volatile boolean timeOver;
  private volatile boolean cut;

  /**
   * Connects.
   *
   * @param timeout for the connection and for each answer
   * @param limit for everything
   */
  static TimedConnection open(String host, int port, Duration timeout, Duration limit)
      throws IOException {
    TimedConnection connection = new TimedConnection(limit);
    try {
      connection.connect(host, port, (int) timeout.toMillis());
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private TimedConnection(Duration limit) {
    watch = new Thread(() -> endAfter(limit), "email-time-limit");
    watch.setDaemon(true);
    watch.start();
  }

  private void connect(String host, int port, int timeoutMillis) throws IOException {
    // An address of its own, because the name is checked against the certificate: for an address
    // that was given as a number the JDK would look up some name.
    InetAddress address = InetAddress.getByAddress(host, InetAddress.getByName(host).getAddress());
    socket.connect(new InetSocketAddress(address, port), timeoutMillis);
    socket.setSoTimeout(timeoutMillis);
  }

  private void endAfter(Duration limit) {
    try {
      if (!closed.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        timeOver = true;
        closeQuietly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeQuietly() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more, which is what was wanted.
    }
  }

  Socket socket() {
    return socket;
  }

  /** Ends the connection under its user. */
  void cut() {
    cut = true;
    closeQuietly();
  }

  /** Why this connection ended, when it was not the server who ended it. */
  Optional<IOException> ending() {
    if (timeOver) {
      return Optional.of(new SocketTimeoutException("time is over"));
    }
    return cut ? Optional.of(new InterruptedIOException("given up")) : Optional.empty();
  }

  @Override
  public void close() {
    closed.countDown();
    closeQuietly();
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class ShortInputSocket extends Socket {
    private int left = MAX_INPUT;

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
          int read = super.read(bytes, start, length);
          return counted(read, read);
        }
      };
    }

    private int counted(int result, int read) throws IOException {
      left -= result < 0 ? 0 : read;
      if (left < 0) {
        throw new IOException("the server says more than " + MAX_INPUT + " bytes");
      }
      return result;
    }
  }
}

package io.github.supervisorevents.notifier.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface that accepts connections and then misbehaves. */
public final class OddServer implements AutoCloseable {
  private final ServerSocket listening;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread acceptor;

  private OddServer(String start, String drop) throws IOException {
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    acceptor = new Thread(() -> acceptUntilClosed(start, drop), "odd-server");
    acceptor.start();
  }

  /** Never says a word. */
  public static OddServer silent() throws IOException {
    return new OddServer("", "");
  }

  /** Says something, then a letter every 20 ms, for ever. */
  public static OddServer dripping(String start) throws IOException {
    return new OddServer(start, "x");
  }

  /** A port on the loopback interface where nobody listens. */
  public static int deadPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Waits until somebody has connected. */
  public void awaitConnection() throws InterruptedException {
    if (!connected.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody connected within 10 s");
    }
  }

  private void acceptUntilClosed(String start, String drop) {
    while (closed.getCount() > 0) {
      try {
        Socket socket = listening.accept();
        accepted.add(socket);
        connected.countDown();
        misbehave(socket, start, drop);
      } catch (IOException e) {
        // The client went away, or close() was called.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void misbehave(Socket socket, String start, String drop)
      throws IOException, InterruptedException {
    socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
    while (!drop.isEmpty() && !closed.await(20, TimeUnit.MILLISECONDS)) {
      socket.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      listening.close();
      for (Socket socket : accepted) {
        socket.close();
      }
      acceptor.join(5_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

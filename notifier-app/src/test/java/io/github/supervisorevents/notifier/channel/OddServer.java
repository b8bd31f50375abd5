package io.github.supervisorevents.notifier.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface that accepts connections and then misbehaves. */
public final class OddServer implements AutoCloseable {
  /** What it does once it has said something. */
  private interface Misbehaviour {
    void go(Socket socket, CountDownLatch closed) throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final String start;
  private final Misbehaviour misbehaviour;
  private final Thread acceptor = new Thread(this::acceptUntilClosed, "odd-server");

  private OddServer(String start, Misbehaviour misbehaviour) throws IOException {
    this.start = start;
    this.misbehaviour = misbehaviour;
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    acceptor.start();
  }

  /** Never says a word. */
  public static OddServer silent() throws IOException {
    return new OddServer("", (socket, closed) -> {});
  }

  /** Says something, then a letter every 20 ms, for ever. */
  public static OddServer dripping(String start) throws IOException {
    return new OddServer(start, OddServer::drip);
  }

  /** Says something, then letters as fast as they are taken, for ever. */
  public static OddServer flooding(String start) throws IOException {
    return new OddServer(start, OddServer::flood);
  }

  /** Says something, waits for the client's first words, and breaks the connection. */
  public static OddServer resetting(String start) throws IOException {
    return new OddServer(start, OddServer::reset);
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

  private void acceptUntilClosed() {
    while (closed.getCount() > 0) {
      try {
        Socket socket = listening.accept();
        accepted.add(socket);
        connected.countDown();
        socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
        misbehaviour.go(socket, closed);
      } catch (IOException e) {
        // The client went away, or close() was called.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void drip(Socket socket, CountDownLatch closed)
      throws IOException, InterruptedException {
    while (!closed.await(20, TimeUnit.MILLISECONDS)) {
      socket.getOutputStream().write('x');
    }
  }

  private static void flood(Socket socket, CountDownLatch closed) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] letters = new byte[64 * 1024];
    Arrays.fill(letters, (byte) 'x');
    while (closed.getCount() > 0) {
      out.write(letters);
    }
  }

  private static void reset(Socket socket, CountDownLatch closed) throws IOException {
    socket.getInputStream().read();
    socket.setSoLinger(true, 0);
    socket.close();
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

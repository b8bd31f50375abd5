package io.github.supervisorevents.listener.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes connections one after the other, reads a request, and then does what the test says. */
final class FakeServer implements AutoCloseable {
  /** What to do after the request; the connection is closed when it returns. */
  @FunctionalInterface
  interface Behaviour {
    void answer(OutputStream out, InputStream in) throws Exception;
  }

  private final ServerSocketChannel server;
  private final String url;
  private final Thread thread;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  private FakeServer(ServerSocketChannel server, String url, Behaviour behaviour) {
    this.server = server;
    this.url = url;
    this.thread = new Thread(() -> serve(behaviour), "fake-server");
    thread.start();
  }

  static FakeServer tcp(Behaviour behaviour) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    return new FakeServer(server, "http://127.0.0.1:" + port, behaviour);
  }

  static FakeServer unix(Path socket, Behaviour behaviour) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return new FakeServer(server, "unix://" + socket, behaviour);
  }

  /** Answers these bytes and closes. */
  static Behaviour saying(byte[] bytes) {
    return (out, in) -> out.write(bytes);
  }

  static Behaviour saying(String text) {
    return saying(text.getBytes(StandardCharsets.UTF_8));
  }

  String url() {
    return url;
  }

  /** The next request that was read, head and body. */
  String takeRequest() throws InterruptedException {
    return requests.take();
  }

  private void serve(Behaviour behaviour) {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        InputStream in = Channels.newInputStream(client);
        requests.add(request(in));
        behaviour.answer(Channels.newOutputStream(client), in);
      } catch (Exception e) {
        // The client went away or the test is over: both are what some tests are about.
        continue;
      }
    }
    ended.complete(null);
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int toCome = -1;
    for (int c = in.read(); c >= 0; c = in.read()) {
      bytes.write(c);
      if (toCome > 0) {
        toCome--;
      }
      String text = bytes.toString(StandardCharsets.ISO_8859_1);
      if (toCome < 0 && text.endsWith("\r\n\r\n")) {
        int at = text.indexOf("Content-Length: ");
        toCome =
            at < 0
                ? 0
                : Integer.parseInt(
                    text.substring(at + "Content-Length: ".length(), text.indexOf('\r', at)));
      }
      if (toCome == 0) {
        break;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    thread.interrupt();
    ended.join();
  }
}

package io.github.supervisorevents.supervisor.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Says exactly what a test wants said over a unix socket. */
final class RawClient implements AutoCloseable {
  private final SocketChannel channel;

  RawClient(Path socket) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  void send(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Everything until the server closes. */
  String readToEnd() throws IOException {
    return new String(Channels.newInputStream(channel).readAllBytes(), ISO_8859_1);
  }

  /** What comes until it contains the given text. */
  String readUntil(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    while (read.indexOf(text) < 0) {
      bytes.clear();
      if (channel.read(bytes) < 0) {
        throw new AssertionError("closed before \"" + text + "\" came, after: " + read);
      }
      read.append(ISO_8859_1.decode(bytes.flip()));
    }
    return read.toString();
  }

  /** Sends one request and reads the answer; the server closes after it. */
  static String ask(Path socket, String head, String body) throws IOException {
    try (RawClient client = new RawClient(socket)) {
      client.send(head.replace("\n", "\r\n") + "Connection: close\r\n\r\n" + body);
      return client.readToEnd();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

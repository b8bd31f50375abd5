package io.github.supervisorevents.listener.rpc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Writes requests. Immutable; any thread may use it. */
final class HttpRequest {
  private final ServerAddress address;
  private final String authorization;

  HttpRequest(ServerAddress address, Optional<Credentials> credentials) {
    this.address = address;
    this.authorization =
        credentials.map(given -> "Authorization: " + given.basic() + "\r\n").orElse("");
  }

  ByteBuffer post(String path, byte[] body) {
    byte[] head =
        head(
            "POST " + path,
            "Content-Type: text/xml\r\n"
                + XmlRpcCodec.CONTROL_CHARACTERS_HEADER
                + ": raw\r\nContent-Length: "
                + body.length
                + "\r\n"
                + "Connection: close\r\n");
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
  }

  ByteBuffer get(String path) {
    return ByteBuffer.wrap(head("GET " + path, ""));
  }

  private byte[] head(String start, String headers) {
    String head =
        start
            + " HTTP/1.1\r\nHost: "
            + address.host()
            + "\r\nUser-Agent: supervisor-events\r\nAccept: */*\r\n"
            + authorization
            + headers
            + "\r\n";
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** User name and password; they show in no text. */
  record Credentials(String username, String password) {
    String basic() {
      byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
      return "Credentials[***]";
    }
  }
}

package io.github.supervisorevents.listener.rpc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Where a supervisord listens: a unix socket or a TCP port. */
sealed interface ServerAddress {
  int DEFAULT_PORT = 80;

  /** The URL as it was given. */
  String url();

  /** What the Host header says. */
  String host();

  /** The addresses to try, in order. */
  List<? extends SocketAddress> resolve() throws UnknownHostException;

  record Unix(String url, String path) implements ServerAddress {
    @Override
    public String host() {
      return "localhost";
    }

    @Override
    public List<? extends SocketAddress> resolve() {
      return List.of(UnixDomainSocketAddress.of(path));
    }
  }

  record Tcp(String url, String name, int port) implements ServerAddress {
    @Override
    public String host() {
      return name + ":" + port;
    }

    @Override
    public List<? extends SocketAddress> resolve() throws UnknownHostException {
      return Arrays.stream(InetAddress.getAllByName(name))
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    }
  }

  static ServerAddress parse(String url) {
    if (url.startsWith("unix://") && url.length() > "unix://".length()) {
      return new Unix(url, url.substring("unix://".length()));
    }
    if (url.startsWith("http://")) {
      return tcp(url);
    }
    throw new IllegalArgumentException(
        "expected unix:///path/of/socket or http://host:port as the server's URL, found \""
            + url
            + "\"");
  }

  // Not java.net.URI: it refuses the underscore, which names of containers often have.
  private static ServerAddress tcp(String url) {
    String authority = url.substring("http://".length()).split("[/?#]", 2)[0];
    if (authority.contains("@")) {
      // The URL is part of every message: it is no place for a password.
      throw new IllegalArgumentException(
          "expected a server's URL without user name and password: give them on their own");
    }
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String name = hasPort ? authority.substring(0, colon) : authority;
    int port = hasPort ? port(authority.substring(colon + 1)) : DEFAULT_PORT;
    if (name.isEmpty() || port < 0) {
      throw new IllegalArgumentException(
          "expected http://host:port as the server's URL, found \"" + url + "\"");
    }
    return new Tcp(url, name, port);
  }

  private static int port(String digits) {
    return digits.matches("\\d{1,5}") && Integer.parseInt(digits) <= 65535
        ? Integer.parseInt(digits)
        : -1;
  }
}

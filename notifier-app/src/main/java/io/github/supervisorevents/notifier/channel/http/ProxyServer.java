package io.github.supervisorevents.notifier.channel.http;

import io.github.supervisorevents.notifier.channel.Ports;
import io.github.supervisorevents.notifier.channel.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP proxy. Immutable; its {@code toString} shows no password.
 *
 * @param host the proxy's name or address
 * @param port 1 to 65535
 * @param login who we are to it, when it asks
 */
public record ProxyServer(String host, int port, Optional<Login> login) {

  /**
   * A proxy's user.
   *
   * @param user the user's name
   * @param password the user's password
   */
  public record Login(String user, Secret password) {}

  /** Checks. */
  public ProxyServer {
    Objects.requireNonNull(login, "login");
    if (host.isEmpty()) {
      throw new IllegalArgumentException("a proxy has a host, found none");
    }
    if (!Ports.isPort(port)) {
      throw new IllegalArgumentException("a proxy's port is 1 to 65535, found: " + port);
    }
  }

  /**
   * Reads what {@code HTTPS_PROXY} and its like hold: {@code http://user:password@host:port}, all
   * but the host optional. Without a port it is 3128.
   *
   * @throws IllegalArgumentException when it is none of that; the message repeats no part of it,
   *     because a password may be in it
   */
  public static ProxyServer parse(String text) {
    String withScheme = text.contains("://") ? text : "http://" + text;
    URI uri;
    try {
      uri = URI.create(withScheme);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected http://host:port or http://user:password@host:port, found something else");
    }
    if (!"http".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException(
          "expected a proxy spoken to by http://, found scheme " + uri.getScheme() + "://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          "expected http://host:port or http://user:password@host:port, found no host");
    }
    int port = uri.getPort() < 0 ? 3128 : uri.getPort();
    return new ProxyServer(uri.getHost(), port, login(uri.getRawUserInfo()));
  }

  private static Optional<Login> login(String rawUserInfo) {
    if (rawUserInfo == null) {
      return Optional.empty();
    }
    int colon = rawUserInfo.indexOf(':');
    if (colon < 0 || colon == rawUserInfo.length() - 1) {
      throw new IllegalArgumentException("a proxy's user needs a password: user:password@host");
    }
    return Optional.of(
        new Login(
            percentDecoded(rawUserInfo.substring(0, colon)),
            Secret.of(percentDecoded(rawUserInfo.substring(colon + 1)))));
  }

  private static String percentDecoded(String text) {
    // URLDecoder would also turn a plus into a space.
    return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

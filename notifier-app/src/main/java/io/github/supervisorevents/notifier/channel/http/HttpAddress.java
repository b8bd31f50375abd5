package io.github.supervisorevents.notifier.channel.http;

import io.github.supervisorevents.notifier.channel.Ports;
import java.net.URI;

/** Checks addresses that configuration gives. */
public final class HttpAddress {
  private static final int NO_PORT = -1;

  private HttpAddress() {}

  /**
   * Reads an {@code http://} or {@code https://} address with a host.
   *
   * @throws IllegalArgumentException when it is none; the message repeats no more of it than its
   *     scheme, because a key may be in it
   */
  public static URI parse(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected an address such as https://host/path, found something that is no URL");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw new IllegalArgumentException(
          "expected an address that starts with https:// or http://, found "
              + (scheme.isEmpty() ? "none of them" : scheme + ":"));
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          "expected an address such as https://host/path, found no host in it");
    }
    if (uri.getPort() != NO_PORT && !Ports.isPort(uri.getPort())) {
      throw new IllegalArgumentException(
          "expected an address with a port from 1 to 65535, found: " + uri.getPort());
    }
    return uri;
  }

  /** The address without what may be secret in it: {@code https://host:8443/***}. */
  public static String masked(URI address) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + address.getHost() + port + "/***";
  }
}

package io.github.supervisorevents.notifier.channel.http;

import java.net.URI;

/** What a client has to be able to, for an address. */
public enum ClientKind {
  /** Neither TLS nor names. */
  CLEAR_TO_NUMBER(false, false),
  /** No TLS. */
  CLEAR(false, true),
  /** All of it. */
  SECURE(true, true);

  private final boolean secure;
  private final boolean named;

  ClientKind(boolean secure, boolean named) {
    this.secure = secure;
    this.named = named;
  }

  /** For an {@code http://} or {@code https://} address with a host. */
  public static ClientKind of(URI address) {
    if ("https".equalsIgnoreCase(address.getScheme())) {
      return SECURE;
    }
    return isNumber(address.getHost()) ? CLEAR_TO_NUMBER : CLEAR;
  }

  private static boolean isNumber(String host) {
    return host != null
        && (host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
  }

  /** Whether TLS is spoken: hundreds of classes, and every certificate that the JDK trusts. */
  boolean isSecure() {
    return secure;
  }

  /** Whether there may be several addresses, to be tried side by side, which takes threads. */
  boolean isNamed() {
    return named;
  }
}

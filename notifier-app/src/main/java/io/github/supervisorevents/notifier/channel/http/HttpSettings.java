package io.github.supervisorevents.notifier.channel.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a channel speaks HTTP. Immutable.
 *
 * @param proxy which proxy leads where
 * @param connectTimeout for the connection, TLS included; more than zero
 * @param callTimeout for the whole of one request, connecting and reading the answer included; more
 *     than zero
 * @param caFile a PEM file with certificates to be trusted beside the JDK's own
 */
public record HttpSettings(
    ProxySettings proxy, Duration connectTimeout, Duration callTimeout, Optional<Path> caFile) {

  /** Checks. */
  public HttpSettings {
    Objects.requireNonNull(proxy, "proxy");
    Objects.requireNonNull(caFile, "caFile");
    if (connectTimeout.isNegative() || connectTimeout.isZero()) {
      throw new IllegalArgumentException(
          "a connect timeout is more than zero, found: " + connectTimeout);
    }
    if (callTimeout.isNegative() || callTimeout.isZero()) {
      throw new IllegalArgumentException("a call timeout is more than zero, found: " + callTimeout);
    }
  }

  /** No proxy, 5 s to connect, 20 s in all, the JDK's certificates. */
  public static HttpSettings defaults() {
    return new HttpSettings(
        ProxySettings.none(), Duration.ofSeconds(5), Duration.ofSeconds(20), Optional.empty());
  }

  /** The same by way of these proxies. */
  public HttpSettings withProxy(ProxySettings newProxy) {
    return new HttpSettings(newProxy, connectTimeout, callTimeout, caFile);
  }

  /** The same with these timeouts. */
  public HttpSettings withTimeouts(Duration connect, Duration call) {
    return new HttpSettings(proxy, connect, call, caFile);
  }

  /** The same, trusting the certificates in this PEM file as well. */
  public HttpSettings withCaFile(Path pem) {
    return new HttpSettings(proxy, connectTimeout, callTimeout, Optional.of(pem));
  }
}

package io.github.supervisorevents.notifier.channel.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Which proxy leads where: what {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} say.
 * Immutable.
 *
 * @param forHttps for {@code https://} addresses
 * @param forHttp for {@code http://} addresses
 * @param exceptions hosts reached directly: a name with its subdomains ({@code corp.example},
 *     {@code .corp.example} and {@code *.corp.example} mean the same), a name with a port, an
 *     address, or {@code *} for all
 */
public record ProxySettings(
    Optional<ProxyServer> forHttps, Optional<ProxyServer> forHttp, List<String> exceptions) {

  /** Checks and copies. */
  public ProxySettings {
    Objects.requireNonNull(forHttps, "forHttps");
    Objects.requireNonNull(forHttp, "forHttp");
    exceptions = List.copyOf(exceptions);
  }

  /** Everything is reached directly. */
  public static ProxySettings none() {
    return new ProxySettings(Optional.empty(), Optional.empty(), List.of());
  }

  /** The proxy that leads to this address; empty when it is reached directly. */
  public Optional<ProxyServer> proxyFor(URI address) {
    Optional<ProxyServer> proxy =
        "https".equalsIgnoreCase(address.getScheme()) ? forHttps : forHttp;
    return isExcepted(address) ? Optional.empty() : proxy;
  }

  private boolean isExcepted(URI address) {
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    return exceptions.stream().anyMatch(exception -> matches(exception, host, address.getPort()));
  }

  private static boolean matches(String exception, String host, int port) {
    String wanted = exception.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("*")) {
      return true;
    }
    if (port >= 0 && wanted.endsWith(":" + port)) {
      wanted = wanted.substring(0, wanted.length() - (":" + port).length());
    }
    wanted = wanted.replaceFirst("^\\*?\\.", "");
    return !wanted.isEmpty() && (host.equals(wanted) || host.endsWith("." + wanted));
  }
}

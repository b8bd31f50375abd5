package io.github.supervisorevents.notifier.channel.http;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.FailureReason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Puts failures of the network into words; all of them may be over later. */
public final class NetworkFailure {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private NetworkFailure() {}

  /**
   * What a failure means.
   *
   * @param address what was called; only its host and port are repeated, because a key may be in
   *     the rest
   */
  public static DeliveryResult result(IOException failure, URI address) {
    return new RetryLater(reason(failure, address), Optional.empty());
  }

  /** What a failure to reach this server means. */
  public static DeliveryResult result(IOException failure, String host, int port) {
    return new RetryLater(reason(failure, host, port), Optional.empty());
  }

  /** The same of an address, as a reason. */
  public static FailureReason reason(IOException failure, URI address) {
    int usual = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
    return reason(failure, address.getHost(), address.getPort() < 0 ? usual : address.getPort());
  }

  private static FailureReason reason(IOException failure, String host, int port) {
    if (failure instanceof UnknownHostException) {
      return new FailureReason("unknown_host", "no address was found for " + host);
    }
    boolean isBare = host.contains(":") && !host.startsWith("[");
    String place = (isBare ? "[" + host + "]" : host) + ":" + port;
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return isTimeout(failure)
          ? timeout(place)
          : new FailureReason("not_connected", "no connection could be made to " + place);
    }
    if (failure instanceof SocketTimeoutException || isTimeout(failure)) {
      return timeout(place);
    }
    if (failure instanceof SSLException) {
      return new FailureReason(
          "tls",
          "no secure connection could be made to "
              + place
              + ": its certificate is not trusted, or it speaks no TLS");
    }
    if (failure instanceof InterruptedIOException || "Canceled".equals(failure.getMessage())) {
      return new FailureReason("interrupted", "the request to " + place + " was given up");
    }
    return new FailureReason("connection_lost", "the connection to " + place + " broke");
  }

  private static boolean isTimeout(IOException failure) {
    String message = failure.getMessage();
    return message != null && message.toLowerCase(java.util.Locale.ROOT).contains("timeout");
  }

  private static FailureReason timeout(String place) {
    return new FailureReason("timeout", place + " did not answer in time");
  }
}

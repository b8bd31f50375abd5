package io.github.supervisorevents.listener.rpc;

import java.io.Serial;
import java.time.Duration;

/** The server did not do its part in time. Whether it acted on the call is not known. */
public final class RpcTimeoutException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  /** Which of the limits in {@link RpcTimeouts} was passed. */
  public enum Limit {
    /** It did not accept the connection. */
    CONNECT,
    /** It neither took nor sent a byte. */
    SILENCE,
    /** The whole call took too long, for example because the reply only dripped. */
    CALL
  }

  private final Limit limit;
  private final Duration waited;

  RpcTimeoutException(String server, String method, Limit limit, Duration waited) {
    super(server, method, words(limit) + " within " + waited.toMillis() + " ms");
    this.limit = limit;
    this.waited = waited;
  }

  private static String words(Limit limit) {
    return switch (limit) {
      case CONNECT -> "connection not accepted";
      case SILENCE -> "nothing received";
      case CALL -> "call not finished";
    };
  }

  /**
   * Says which limit was passed.
   *
   * @return the limit
   */
  public Limit limit() {
    return limit;
  }

  /**
   * Says how long the limit was.
   *
   * @return the configured duration
   */
  public Duration waited() {
    return waited;
  }
}

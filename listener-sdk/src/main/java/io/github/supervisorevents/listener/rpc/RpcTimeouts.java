package io.github.supervisorevents.listener.rpc;

import java.time.Duration;

/**
 * How long a call may take. {@link Duration#ZERO} means no limit.
 *
 * <p>Mind that some calls answer late by nature: starting a process waits for its {@code
 * startsecs}, stopping one up to its {@code stopwaitsecs}, and nothing is sent meanwhile.
 *
 * @param connect until the connection is there
 * @param silence between two bytes, and until the first one
 * @param call from the start of the call to the last byte of its reply; does not apply to {@link
 *     LogStream}
 */
public record RpcTimeouts(Duration connect, Duration silence, Duration call) {
  /** 5 seconds to connect, a minute of silence, 10 minutes for all of it. */
  public static final RpcTimeouts DEFAULT =
      new RpcTimeouts(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10));

  /** As long as it takes. */
  public static final RpcTimeouts NONE =
      new RpcTimeouts(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * Refuses negative durations.
   *
   * @param connect until the connection is there
   * @param silence between two bytes
   * @param call for the whole call
   */
  public RpcTimeouts {
    if (connect.isNegative() || silence.isNegative() || call.isNegative()) {
      throw new IllegalArgumentException(
          "expected no negative duration, found " + connect + ", " + silence + ", " + call);
    }
  }

  /**
   * Makes timeouts with one limit for everything.
   *
   * @param limit the longest that a call may take
   * @return the timeouts
   */
  public static RpcTimeouts of(Duration limit) {
    return new RpcTimeouts(limit, limit, limit);
  }
}

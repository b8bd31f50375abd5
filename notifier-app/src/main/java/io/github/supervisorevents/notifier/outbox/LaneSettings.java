package io.github.supervisorevents.notifier.outbox;

import java.util.Objects;

/**
 * What a lane goes by. Immutable.
 *
 * @param channel the channel's name
 * @param retryPolicy how long to wait after a failure
 * @param rateLimit how fast to send
 */
public record LaneSettings(String channel, RetryPolicy retryPolicy, RateLimit rateLimit) {
  /** Checks. */
  public LaneSettings {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(retryPolicy, "retryPolicy");
    Objects.requireNonNull(rateLimit, "rateLimit");
  }
}

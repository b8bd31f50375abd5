package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.FailureReason;
import java.time.Clock;
import java.util.Objects;

/** Sends mail. Used by one thread at a time. */
public final class EmailChannel implements Channel {
  private final EmailConfig config;
  private final Clock clock;

  /**
   * Does no I/O.
   *
   * @param clock what time it is, and in which zone to write it
   */
  public EmailChannel(EmailConfig config, Clock clock) {
    this.config = Objects.requireNonNull(config, "config");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public DeliveryResult deliver(Delivery delivery) {
    return new DeliveryResult.Rejected(
        new FailureReason(
            "not_built", "this channel is not built yet: " + config + clock.instant()),
        DeliveryResult.Scope.CHANNEL);
  }
}

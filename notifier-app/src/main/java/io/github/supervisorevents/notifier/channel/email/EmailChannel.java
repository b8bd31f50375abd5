package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.message.MessageText;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;

/**
 * Sends mail, one thread an incident. Every mail has a connection of its own. Used by one thread at
 * a time; {@link #close} by any.
 */
public final class EmailChannel implements Channel {
  private final EmailConfig config;
  private final Clock clock;
  private EmailSender sender;

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
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    try {
      return sender().send(delivery, text, clock.instant());
    } catch (IOException e) {
      return new Rejected(caFile(e), Scope.CHANNEL);
    }
  }

  @Override
  public Preview preview(Delivery delivery) {
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    return MailView.of(config, delivery, text, clock.instant());
  }

  @Override
  public CheckResult check() {
    try {
      return sender().check();
    } catch (IOException e) {
      return new CheckResult.Failed(caFile(e));
    }
  }

  private static FailureReason caFile(IOException failure) {
    return new FailureReason("ca_file", failure.getMessage());
  }

  private synchronized EmailSender sender() throws IOException {
    if (sender == null) {
      sender = new EmailSender(config);
    }
    return sender;
  }

  @Override
  public synchronized void close() {
    if (sender != null) {
      sender.cut();
    }
  }
}

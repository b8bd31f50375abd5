package io.github.supervisorevents.notifier.channel.console;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Objects;

/** Writes each notification as a readable block. Used by one thread at a time. */
public final class ConsoleChannel implements Channel {
  private final ConsoleConfig config;
  private final PrintStream out;
  private final Clock clock;

  /**
   * Does no I/O.
   *
   * @param out where to write; never the stdout of a listener
   * @param clock what time it is, and in which zone to write it
   */
  public ConsoleChannel(ConsoleConfig config, PrintStream out, Clock clock) {
    this.config = Objects.requireNonNull(config, "config");
    this.out = Objects.requireNonNull(out, "out");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public DeliveryResult deliver(Delivery delivery) {
    out.println(clock.instant() + " " + config + " " + delivery.notification());
    return new DeliveryResult.Delivered();
  }
}

package io.github.supervisorevents.notifier.channel.console;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.message.MessageText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

/**
 * Writes each notification as a readable block, in UTF-8 whatever the locale, in one piece so that
 * log lines of others do not come between. Used by one thread at a time.
 */
public final class ConsoleChannel implements Channel {
  private final PrintStream out;
  private final Clock clock;
  private final ConsoleBlock block;

  /**
   * Does no I/O.
   *
   * @param out where to write; never the stdout of a listener; not closed
   * @param clock what time it is, and in which zone to write it
   */
  public ConsoleChannel(ConsoleConfig config, PrintStream out, Clock clock) {
    this.out = Objects.requireNonNull(out, "out");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.block = new ConsoleBlock(config.colour());
  }

  @Override
  public DeliveryResult deliver(Delivery delivery) {
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    byte[] bytes = block.of(text).getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
    // A PrintStream stays in error for ever, so trying again would only repeat what was written.
    return out.checkError()
        ? new Rejected(
            new FailureReason("not_written", "stderr cannot be written to"), Scope.CHANNEL)
        : new Delivered();
  }

  @Override
  public Preview preview(Delivery delivery) {
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    return Preview.of("writes to stderr", new ConsoleBlock(false).of(text));
  }

  @Override
  public CheckResult check() {
    return new CheckResult.Ok("writes to stderr");
  }
}

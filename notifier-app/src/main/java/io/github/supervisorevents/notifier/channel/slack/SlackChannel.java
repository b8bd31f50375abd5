package io.github.supervisorevents.notifier.channel.slack;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.http.HttpRehearsal;
import io.github.supervisorevents.notifier.message.MessageText;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;

/**
 * Writes to a Slack channel, by bot token or by incoming webhook. With a token an incident is one
 * message that is kept up to date, and a thread. Used by one thread at a time; {@link #close} by
 * any.
 */
public final class SlackChannel implements Channel {
  private static final String TAKEN = "{\"ok\":true,\"channel\":\"C0\",\"ts\":\"0.0\"}";

  private final SlackConfig config;
  private final Clock clock;
  private SlackClient client;

  /**
   * Does no I/O.
   *
   * @param clock what time it is, and in which zone to write it
   */
  public SlackChannel(SlackConfig config, Clock clock) {
    this.config = Objects.requireNonNull(config, "config");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public DeliveryResult deliver(Delivery delivery) {
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    try {
      return new SlackSender(client(), config.access(), delivery, text).send();
    } catch (IOException e) {
      return new Rejected(new FailureReason("ca_file", e.getMessage()), Scope.CHANNEL);
    }
  }

  @Override
  public Preview preview(Delivery delivery) {
    MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
    boolean isWebhook = config.access() instanceof SlackConfig.Access.IncomingWebhook;
    HttpRehearsal slack = new HttpRehearsal(isWebhook ? "ok" : TAKEN);
    try (SlackClient calls = SlackClient.over(slack.client(), config, clock)) {
      DeliveryResult result = new SlackSender(calls, config.access(), delivery, text).send();
      return new Preview(
          slack.requests().stream()
              .map(isWebhook ? SlackView::ofWebhook : SlackView::ofCall)
              .toList(),
          result);
    }
  }

  @Override
  public CheckResult check() {
    if (config.access() instanceof SlackConfig.Access.IncomingWebhook) {
      return new CheckResult.NotPossible(
          "an incoming webhook can only be tried by posting to it: use the test command");
    }
    try {
      return client().authTest();
    } catch (IOException e) {
      return new CheckResult.Failed(new FailureReason("ca_file", e.getMessage()));
    }
  }

  private synchronized SlackClient client() throws IOException {
    if (client == null) {
      client = SlackClient.open(config, clock);
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}

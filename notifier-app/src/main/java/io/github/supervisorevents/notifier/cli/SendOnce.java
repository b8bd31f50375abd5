package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.DeliveryLane;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.InMemoryOutbox;
import io.github.supervisorevents.notifier.outbox.LaneObserver;
import io.github.supervisorevents.notifier.outbox.LaneSettings;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sends the way the notifier does, each once, without keeping anything. */
final class SendOnce {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Clock clock;

  SendOnce(Clock clock) {
    this.clock = clock;
  }

  /** Sends; returns when all has been tried, or a minute is over. */
  void send(ChannelConfig wanted, List<Notification> notifications, LaneObserver observer)
      throws InterruptedException {
    Outbox outbox = new InMemoryOutbox();
    List<String> channels = List.of(wanted.name());
    outbox.store(
        Batch.of(
            clock.instant(),
            notifications.stream().map(one -> new Dispatch(one, channels)).toList()));
    send(wanted, outbox, observer);
  }

  /** Sends what is pending for a channel; returns when all has been tried, or a minute is over. */
  void send(ChannelConfig wanted, Outbox outbox, LaneObserver observer)
      throws InterruptedException {
    RetryPolicy once = new RetryPolicy(PATIENCE, PATIENCE, Duration.ZERO);
    try (Channel opened = wanted.make(System.out, clock)) {
      DeliveryLane lane =
          new DeliveryLane(
              new LaneSettings(wanted.name(), once, wanted.rateLimit()),
              outbox,
              () -> opened,
              observer,
              clock);
      Instant deadline = clock.instant().plus(PATIENCE);
      lane.finish(deadline);
      lane.start();
      lane.join(PATIENCE);
    }
  }
}

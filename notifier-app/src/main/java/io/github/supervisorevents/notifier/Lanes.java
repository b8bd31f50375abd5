package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.outbox.DeliveryLane;
import io.github.supervisorevents.notifier.outbox.LaneSettings;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All lanes, with their channels. Any thread. */
final class Lanes {
  private final List<DeliveryLane> lanes = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final Clock clock;

  Lanes(NotifierConfig config, Outbox outbox, Clock clock) {
    this.clock = clock;
    RetryPolicy retryPolicy = RetryPolicy.givingUpAfter(config.giveUpAfter());
    for (ChannelConfig settings : config.channels()) {
      Channel channel = settings.make(System.err, clock);
      channels.add(channel);
      lanes.add(
          new DeliveryLane(
              new LaneSettings(settings.name(), retryPolicy, settings.rateLimit()),
              outbox,
              () -> channel,
              new LaneLog(settings.name()),
              clock));
    }
  }

  void start() {
    lanes.forEach(DeliveryLane::start);
  }

  /** Something was stored. */
  void wake() {
    lanes.forEach(DeliveryLane::wake);
  }

  /** Another process has written to the outbox. */
  void lookAgain() {
    lanes.forEach(DeliveryLane::lookAgain);
  }

  /**
   * Lets the lanes send what is due, until the deadline.
   *
   * @return whether all have ended
   */
  boolean finish(Instant deadline) throws InterruptedException {
    lanes.forEach(lane -> lane.finish(deadline));
    boolean all = true;
    for (DeliveryLane lane : lanes) {
      all &= lane.join(Duration.between(clock.instant(), deadline));
    }
    return all;
  }

  void closeChannels() {
    channels.forEach(Channel::close);
  }
}

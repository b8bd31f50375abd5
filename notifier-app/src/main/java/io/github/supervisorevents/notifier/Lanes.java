package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.outbox.DeliveryLane;
import io.github.supervisorevents.notifier.outbox.LaneObserver;
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
  private final Outbox outbox;
  private final Clock clock;
  private final RemovedChannels removed;
  private NotifierConfig config;
  private List<DeliveryLane> lanes = List.of();
  private List<Channel> channels = List.of();

  Lanes(NotifierConfig config, Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
    this.removed = new RemovedChannels(outbox, config.hostName(), this::wake, clock);
    make(config);
  }

  private synchronized void make(NotifierConfig newConfig) {
    config = newConfig;
    List<DeliveryLane> newLanes = new ArrayList<>();
    List<Channel> newChannels = new ArrayList<>();
    RetryPolicy retryPolicy = RetryPolicy.givingUpAfter(config.giveUpAfter());
    for (ChannelConfig settings : config.channels()) {
      Channel channel = settings.make(System.err, clock);
      newChannels.add(channel);
      newLanes.add(
          new DeliveryLane(
              new LaneSettings(settings.name(), retryPolicy, settings.rateLimit()),
              outbox,
              () -> channel,
              observer(config, settings.name()),
              clock));
    }
    lanes = List.copyOf(newLanes);
    channels = List.copyOf(newChannels);
  }

  private LaneObserver observer(NotifierConfig config, String channel) {
    List<String> others =
        config.channels().stream()
            .map(ChannelConfig::name)
            .filter(name -> !name.equals(channel))
            .toList();
    return new LaneObservers(
        List.of(
            new LaneLog(channel),
            new ChannelTrouble(channel, others, config.hostName(), outbox, this::wake, clock)));
  }

  private synchronized List<DeliveryLane> lanes() {
    return lanes;
  }

  /**
   * Ends the lanes there are, and goes on with others. What a lane has under way by the deadline
   * may be sent twice.
   */
  void replace(NotifierConfig config, Instant deadline) throws InterruptedException {
    finish(deadline);
    closeChannels();
    make(config);
    start();
  }

  void start() {
    lanes().forEach(DeliveryLane::start);
    lookAfterRemovedChannels();
  }

  /** What waits for channels that are not configured is told, or given up. */
  synchronized void lookAfterRemovedChannels() {
    removed.look(
        config.channels().stream().map(ChannelConfig::name).toList(), config.giveUpAfter());
  }

  /** Something was stored. */
  void wake() {
    lanes().forEach(DeliveryLane::wake);
  }

  /** Another process has written to the outbox. */
  void lookAgain() {
    lanes().forEach(DeliveryLane::lookAgain);
    lookAfterRemovedChannels();
  }

  /**
   * Lets the lanes send what is due, until the deadline.
   *
   * @return whether all have ended
   */
  boolean finish(Instant deadline) throws InterruptedException {
    lanes().forEach(lane -> lane.finish(deadline));
    boolean all = true;
    for (DeliveryLane lane : lanes()) {
      all &= lane.join(Duration.between(clock.instant(), deadline));
    }
    return all;
  }

  synchronized void closeChannels() {
    channels.forEach(Channel::close);
  }
}

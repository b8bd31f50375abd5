package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.LaneObserver;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.StateChange;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells through the other channels, once, that a channel is down for long or refuses for good, and
 * when it works again; also when the notifier was restarted in between. For one thread, its lane's.
 */
final class ChannelTrouble implements LaneObserver {
  /** So long after its first failure a channel is down for long. */
  static final Duration LONG = Duration.ofMinutes(5);

  /** Where it is remembered of which channel something was told, and what. */
  static final String AREA = "channel_trouble";

  private final String channel;
  private final List<String> others;
  private final String host;
  private final Outbox outbox;
  private final Runnable wakeLanes;
  private final Clock clock;
  private Optional<Instant> failingSince = Optional.empty();
  private Optional<String> told = Optional.empty();

  /**
   * Of a channel.
   *
   * @param others the other channels' names; nobody is told when there is none
   * @param host what messages call this machine
   * @param wakeLanes called when something is to be told
   */
  ChannelTrouble(
      String channel,
      List<String> others,
      String host,
      Outbox outbox,
      Runnable wakeLanes,
      Clock clock) {
    this.channel = channel;
    this.others = List.copyOf(others);
    this.host = host;
    this.outbox = outbox;
    this.wakeLanes = wakeLanes;
    this.clock = clock;
  }

  @Override
  public void delivered(StoredDelivery delivery, Duration took) {
    failingSince = Optional.empty();
    attempt(
        () -> {
          if (!told().isEmpty()) {
            tell(Severity.INFO, "channel " + channel + " works again", Optional.empty());
          }
        });
  }

  @Override
  public void postponed(StoredDelivery delivery, FailureReason reason, Instant until) {
    fails(reason);
  }

  @Override
  public void gaveUp(StoredDelivery delivery, FailureReason reason) {
    fails(reason);
  }

  @Override
  public void refused(StoredDelivery delivery, FailureReason reason) {
    // What still waits is refused in a moment, too.
    attempt(
        () ->
            tellOnce(
                "sends nothing until its configuration is mended",
                reason,
                OwnNews.messages(pending() + 1, "given up")));
  }

  private void fails(FailureReason reason) {
    Instant now = clock.instant();
    Instant since = failingSince.filter(time -> !time.isAfter(now)).orElse(now);
    failingSince = Optional.of(since);
    Duration lasts = Duration.between(since, now);
    if (lasts.compareTo(LONG) >= 0) {
      attempt(
          () ->
              tellOnce(
                  "is down for " + lasts.toMinutes() + " min",
                  reason,
                  OwnNews.messages(pending(), "waiting")));
    }
  }

  private void tellOnce(String what, FailureReason reason, String messages) {
    if (told().isEmpty() || told().equals(RemovedChannels.CODE)) {
      tell(
          Severity.ERROR,
          "channel %s %s: %s; %s".formatted(channel, what, reason.detail(), messages),
          Optional.of(reason.code()));
    }
  }

  private int pending() {
    return outbox.pending().getOrDefault(channel, 0);
  }

  /** Which trouble was told of and not yet that it is over; empty when none was. */
  private String told() {
    if (told.isEmpty()) {
      told = Optional.of(outbox.state(AREA).getOrDefault(channel, ""));
    }
    return told.get();
  }

  private void tell(Severity severity, String words, Optional<String> trouble) {
    Instant now = clock.instant();
    List<Dispatch> dispatches =
        others.isEmpty()
            ? List.of()
            : List.of(new Dispatch(OwnNews.of(host, severity, words, now), others));
    outbox.store(new Batch(now, dispatches, List.of(new StateChange(AREA, channel, trouble))));
    told = Optional.of(trouble.orElse(""));
    wakeLanes.run();
  }

  // The lane has more important things to write down; this is tried again at the next occasion.
  private static void attempt(Runnable telling) {
    try {
      telling.run();
    } catch (OutboxException e) {
      // The lane meets the same trouble, and says so.
    }
  }
}

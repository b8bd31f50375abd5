package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.DeliveryQuery;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.Settlement;
import io.github.supervisorevents.notifier.outbox.StateChange;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after deliveries that no lane takes, because their channel is not configured any more: they
 * wait as long as those of a channel that is down, are told about once through the channels that
 * are left, and are then buried. For one thread at a time.
 */
final class RemovedChannels {
  /** The reason's code. */
  static final String CODE = "not_configured";

  private final Outbox outbox;
  private final String host;
  private final Runnable wakeLanes;
  private final Clock clock;
  private final Set<String> logged = new HashSet<>();

  /**
   * Looks at nothing yet.
   *
   * @param host what messages call this machine
   * @param wakeLanes called when something is to be told
   */
  RemovedChannels(Outbox outbox, String host, Runnable wakeLanes, Clock clock) {
    this.outbox = outbox;
    this.host = host;
    this.wakeLanes = wakeLanes;
    this.clock = clock;
  }

  private static final class Lazy {
    static final Logger LOG = LoggerFactory.getLogger("notifier");
  }

  /**
   * Looks what waits.
   *
   * @param configured the channels there are
   * @param giveUpAfter how old a delivery becomes before it is buried
   */
  void look(Collection<String> configured, Duration giveUpAfter) {
    try {
      logged.removeAll(configured);
      for (String channel : outbox.pending().keySet()) {
        if (!configured.contains(channel)) {
          lookAfter(channel, List.copyOf(configured), giveUpAfter);
        }
      }
    } catch (OutboxException e) {
      // The lanes meet the same trouble, and say so; this is tried again.
      logged.clear();
    }
  }

  private void lookAfter(String channel, List<String> others, Duration giveUpAfter) {
    Instant now = clock.instant();
    FailureReason reason =
        new FailureReason(CODE, "channel " + channel + " is not configured any more");
    List<StoredDelivery> pending = pending(channel);
    List<StoredDelivery> tooOld =
        pending.stream()
            .filter(delivery -> now.isAfter(delivery.storedAt().plus(giveUpAfter)))
            .toList();
    tooOld.forEach(delivery -> outbox.settle(delivery, new Settlement.Buried(now, reason)));
    String words = reason.detail() + "; " + counts(pending.size() - tooOld.size(), tooOld.size());
    if (logged.add(channel) || !tooOld.isEmpty()) {
      Lazy.LOG.warn("{}", words);
    }
    tellOnce(channel, others, words, now);
  }

  private List<StoredDelivery> pending(String channel) {
    return outbox.list(
        new DeliveryQuery(
            EnumSet.of(DeliveryState.PENDING),
            Optional.of(channel),
            Optional.empty(),
            Integer.MAX_VALUE));
  }

  private static String counts(int waiting, int givenUp) {
    List<String> counts = new ArrayList<>();
    if (waiting > 0) {
      counts.add(OwnNews.messages(waiting, "waiting"));
    }
    if (givenUp > 0) {
      counts.add(OwnNews.messages(givenUp, "given up"));
    }
    return String.join(", ", counts);
  }

  /** In the place of other trouble that was told of this channel; its lane says when it is over. */
  private void tellOnce(String channel, List<String> others, String words, Instant now) {
    String told = outbox.state(ChannelTrouble.AREA).get(channel);
    if (others.isEmpty() || CODE.equals(told)) {
      return;
    }
    outbox.store(
        new Batch(
            now,
            List.of(new Dispatch(OwnNews.of(host, Severity.WARNING, words, now), others)),
            List.of(new StateChange(ChannelTrouble.AREA, channel, Optional.of(CODE)))));
    wakeLanes.run();
  }
}

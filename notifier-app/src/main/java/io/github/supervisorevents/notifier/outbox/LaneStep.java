package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.FailureReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One step of a lane: looks at the channel's oldest pending delivery, tries it if it is due, and
 * settles the attempt. Never waits; says until when to. Used by one thread at a time.
 */
final class LaneStep {

  /** The next step is due at once. */
  static final Instant AT_ONCE = Instant.MIN;

  /** The next step is due when something is stored. */
  static final Instant WHEN_STORED = Instant.MAX;

  /**
   * A delivery is late when it is tried so long after it happened. It is then marked as late, and
   * merged into a later one of the same incident when there is one.
   */
  static final Duration LATE_AFTER = Duration.ofMinutes(5);

  /** An attempt that is not written down yet, and what is told of it when it is. */
  private record Unsettled(StoredDelivery delivery, Settlement settlement, Runnable report) {}

  private final LaneSettings settings;
  private final Outbox outbox;
  private final Supplier<Channel> channel;
  private final LaneObserver observer;
  private final Clock clock;
  private final RandomGenerator random;
  private final RateGate gate;
  private final ClockSetBack clockSetBack = new ClockSetBack();
  private Optional<Unsettled> unsettled = Optional.empty();

  LaneStep(
      LaneSettings settings,
      Outbox outbox,
      Supplier<Channel> channel,
      LaneObserver observer,
      Clock clock,
      RandomGenerator random) {
    this.settings = settings;
    this.outbox = outbox;
    this.channel = channel;
    this.observer = observer;
    this.clock = clock;
    this.random = random;
    this.gate = new RateGate(settings.rateLimit());
  }

  /**
   * Takes the step.
   *
   * @return when the next one is due; may be {@link #AT_ONCE} or {@link #WHEN_STORED}
   * @throws OutboxException when the outbox fails; an attempt that was made is not forgotten, it is
   *     settled by the next step
   */
  Instant take() {
    settleWhatIsLeft();
    Optional<StoredDelivery> oldest = outbox.next(settings.channel());
    if (oldest.isEmpty()) {
      return WHEN_STORED;
    }
    StoredDelivery delivery = oldest.get();
    clockSetBack.isNext(delivery);
    Instant now = now();
    Instant opensAt = gate.opensAt(now);
    Instant notBefore = clockSetBack.due(delivery.notBefore());
    Instant due = notBefore.isAfter(opensAt) ? notBefore : opensAt;
    if (due.isAfter(now)) {
      return due;
    }
    if (isLate(delivery, now) && outbox.isOvertaken(delivery)) {
      // The later message tells the whole of it; nobody wants to read yesterday's news one by one.
      outbox.settle(delivery, new Settlement.Sent(now, Map.of(), Map.of()));
      observer.merged(delivery);
      return AT_ONCE;
    }
    gate.pass(now);
    attempt(delivery, now);
    return AT_ONCE;
  }

  private Instant now() {
    Instant now = clock.instant();
    clockSetBack.look(now);
    return now;
  }

  private static boolean isLate(StoredDelivery delivery, Instant now) {
    return now.isAfter(delivery.notification().at().plus(LATE_AFTER));
  }

  // The service has it, but that could not be written down: sending it again would be worse than
  // waiting for the disk.
  private void settleWhatIsLeft() {
    if (unsettled.isPresent()) {
      Unsettled left = unsettled.get();
      outbox.settle(left.delivery(), left.settlement());
      unsettled = Optional.empty();
      left.report().run();
    }
  }

  private void attempt(StoredDelivery stored, Instant started) {
    ChannelMemory memory = outbox.memory(stored);
    Delivery delivery =
        new Delivery(
            stored.id(),
            stored.notification(),
            stored.attempts() + 1,
            isLate(stored, started),
            memory.incident(),
            memory.channel());
    DeliveryResult result = deliver(delivery);
    Instant ended = now();
    Settlement settlement = settlement(stored, result, ended);
    Duration took = Duration.between(started, ended);
    unsettled =
        Optional.of(
            new Unsettled(stored, settlement, () -> report(stored, result, settlement, took)));
    settleWhatIsLeft();
  }

  private DeliveryResult deliver(Delivery delivery) {
    try {
      return channel.get().deliver(delivery);
    } catch (RuntimeException | LinkageError e) {
      // A channel's bug must neither lose the delivery nor stop the lane.
      return new DeliveryResult.RetryLater(
          new FailureReason(
              e.getClass().getSimpleName(), "a defect in the channel itself, please report it"),
          Optional.empty());
    }
  }

  private Settlement settlement(StoredDelivery stored, DeliveryResult result, Instant ended) {
    if (result instanceof DeliveryResult.Delivered delivered) {
      return new Settlement.Sent(ended, delivered.incidentMemory(), delivered.channelMemory());
    }
    if (result instanceof DeliveryResult.Rejected rejected) {
      return new Settlement.Buried(ended, rejected.reason());
    }
    return retryOrGiveUp(stored, (DeliveryResult.RetryLater) result, ended);
  }

  private Settlement retryOrGiveUp(
      StoredDelivery stored, DeliveryResult.RetryLater retry, Instant ended) {
    RetryPolicy policy = settings.retryPolicy();
    if (ended.isAfter(stored.storedAt().plus(policy.giveUpAfter()))) {
      return new Settlement.Buried(ended, retry.reason());
    }
    Duration own = policy.waitAfter(stored.attempts() + 1, random);
    // "At once", or a time that is over by our clock, is no order to ask again and again.
    Optional<Duration> asked = retry.after().filter(time -> time.compareTo(policy.first()) >= 0);
    Duration wait = asked.map(time -> shorter(time, policy.giveUpAfter())).orElse(own);
    Instant until = ended.plus(wait);
    clockSetBack.planned(until);
    return new Settlement.Postponed(ended, retry.reason(), until, asked.isPresent());
  }

  // After it is written down: whoever is told may fail, and nothing is sent again for that.
  private void report(
      StoredDelivery stored, DeliveryResult result, Settlement settlement, Duration took) {
    if (settlement instanceof Settlement.Sent) {
      observer.delivered(stored, took);
    } else if (settlement instanceof Settlement.Postponed postponed) {
      observer.postponed(stored, postponed.reason(), postponed.until());
    } else if (result instanceof DeliveryResult.Rejected rejected) {
      if (rejected.scope() == DeliveryResult.Scope.CHANNEL) {
        observer.refused(stored, rejected.reason());
      } else {
        observer.rejected(stored, rejected.reason());
      }
    } else {
      observer.gaveUp(stored, ((Settlement.Buried) settlement).reason());
    }
  }

  // A service that says "in ten years" would silence the channel for good.
  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

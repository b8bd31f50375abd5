package io.github.supervisorevents.notifier.channel;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What became of one attempt; the lane decides by it what happens next. */
public sealed interface DeliveryResult {

  /**
   * The service has it.
   *
   * @param incidentMemory to be handed to this incident's next delivery on this channel; added to
   *     what is remembered already
   * @param channelMemory to be handed to every later delivery on this channel; likewise
   */
  record Delivered(Map<String, String> incidentMemory, Map<String, String> channelMemory)
      implements DeliveryResult {
    /** Copies. */
    public Delivered {
      incidentMemory = Map.copyOf(incidentMemory);
      channelMemory = Map.copyOf(channelMemory);
    }

    /** Delivered, nothing to remember. */
    public Delivered() {
      this(Map.of(), Map.of());
    }
  }

  /**
   * Not now: the same attempt may succeed later.
   *
   * @param reason why
   * @param after the service said not before this time has passed; empty when it did not say
   */
  record RetryLater(FailureReason reason, Optional<Duration> after) implements DeliveryResult {
    /** Checks. */
    public RetryLater {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(after, "after");
    }
  }

  /**
   * Never: the same attempt cannot succeed.
   *
   * @param reason why
   * @param scope whether other notifications on this channel would fare the same
   */
  record Rejected(FailureReason reason, Scope scope) implements DeliveryResult {
    /** Checks. */
    public Rejected {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(scope, "scope");
    }
  }

  /** How far a rejection reaches. */
  enum Scope {
    /** This notification only. */
    NOTIFICATION,
    /** Everything on this channel, until somebody mends its configuration. */
    CHANNEL
  }
}

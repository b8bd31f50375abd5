package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.FailureReason;
import java.time.Duration;
import java.time.Instant;

/**
 * Hears what becomes of a channel's deliveries. Called on the lane's thread; the calls block the
 * lane.
 */
public interface LaneObserver {
  /**
   * The service has it.
   *
   * @param delivery as it was before this attempt
   * @param took how long the attempt took
   */
  default void delivered(StoredDelivery delivery, Duration took) {}

  /**
   * It was so late that a later one of the same incident tells it too; it was not sent by itself.
   *
   * @param delivery as it was
   */
  default void merged(StoredDelivery delivery) {}

  /**
   * It failed and will be tried again.
   *
   * @param delivery as it was before this attempt
   * @param reason why it failed
   * @param until not before this time
   */
  default void postponed(StoredDelivery delivery, FailureReason reason, Instant until) {}

  /**
   * The service does not take this one.
   *
   * @param delivery as it was before this attempt
   * @param reason why
   */
  default void rejected(StoredDelivery delivery, FailureReason reason) {}

  /**
   * The service takes nothing from this channel until its configuration is mended.
   *
   * @param delivery as it was before this attempt
   * @param reason why
   */
  default void refused(StoredDelivery delivery, FailureReason reason) {}

  /**
   * It failed, and it is too old to be tried again.
   *
   * @param delivery as it was before this attempt
   * @param reason why it failed last
   */
  default void gaveUp(StoredDelivery delivery, FailureReason reason) {}

  /**
   * The outbox could not be read or written; the lane tries again soon.
   *
   * @param channel the lane's channel
   * @param problem what is wrong
   */
  default void outboxFailed(String channel, OutboxException problem) {}

  /**
   * Something failed that should not; the lane goes on soon.
   *
   * @param channel the lane's channel
   * @param cause what failed
   */
  default void defect(String channel, RuntimeException cause) {}
}

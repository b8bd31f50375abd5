package io.github.supervisorevents.notifier.channel.slack;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import java.time.Duration;
import java.util.Optional;

/** What Slack said to one call. */
sealed interface SlackAnswer {

  /**
   * Done.
   *
   * @param message which message it is; empty for a webhook's
   */
  record Taken(Optional<SlackMessageId> message) implements SlackAnswer {}

  /**
   * Slack said no, in a word.
   *
   * @param error Slack's word
   * @param after how long it wants us to wait
   */
  record Refused(String error, Optional<Duration> after) implements SlackAnswer {}

  /**
   * It did not come to that: the network or HTTP failed.
   *
   * @param result what that means
   */
  record Failed(DeliveryResult result) implements SlackAnswer {}
}

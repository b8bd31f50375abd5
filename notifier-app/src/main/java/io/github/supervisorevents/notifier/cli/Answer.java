package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.outbox.LaneObserver;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Duration;
import java.time.Instant;

/** What came back for a sample, in words. Written by the lane, then read when it has ended. */
final class Answer implements LaneObserver {
  private volatile String words = "no answer came in time";
  private volatile boolean delivered;

  String words() {
    return words;
  }

  boolean isDelivered() {
    return delivered;
  }

  @Override
  public void delivered(StoredDelivery delivery, Duration took) {
    words = "delivered in " + took.toMillis() + " ms (id " + delivery.id() + ")";
    delivered = true;
  }

  @Override
  public void postponed(StoredDelivery delivery, FailureReason reason, Instant until) {
    words = "not delivered, the notifier would try again: " + reason;
  }

  @Override
  public void rejected(StoredDelivery delivery, FailureReason reason) {
    words = "rejected: " + reason;
  }

  @Override
  public void refused(StoredDelivery delivery, FailureReason reason) {
    words = "refused, its configuration needs mending: " + reason;
  }

  @Override
  public void gaveUp(StoredDelivery delivery, FailureReason reason) {
    words = "not delivered, the notifier would try again: " + reason;
  }
}

package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.outbox.LaneObserver;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Several observers of one lane, one after the other. */
final class LaneObservers implements LaneObserver {
  private final List<LaneObserver> all;

  LaneObservers(List<LaneObserver> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void delivered(StoredDelivery delivery, Duration took) {
    all.forEach(one -> one.delivered(delivery, took));
  }

  @Override
  public void merged(StoredDelivery delivery) {
    all.forEach(one -> one.merged(delivery));
  }

  @Override
  public void postponed(StoredDelivery delivery, FailureReason reason, Instant until) {
    all.forEach(one -> one.postponed(delivery, reason, until));
  }

  @Override
  public void rejected(StoredDelivery delivery, FailureReason reason) {
    all.forEach(one -> one.rejected(delivery, reason));
  }

  @Override
  public void refused(StoredDelivery delivery, FailureReason reason) {
    all.forEach(one -> one.refused(delivery, reason));
  }

  @Override
  public void gaveUp(StoredDelivery delivery, FailureReason reason) {
    all.forEach(one -> one.gaveUp(delivery, reason));
  }

  @Override
  public void outboxFailed(String channel, OutboxException problem) {
    all.forEach(one -> one.outboxFailed(channel, problem));
  }

  @Override
  public void defect(String channel, RuntimeException cause) {
    all.forEach(one -> one.defect(channel, cause));
  }
}

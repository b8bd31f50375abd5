package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.outbox.LaneObserver;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Duration;
import java.time.Instant;

/** Counts what a channel takes. Written by the lane, then read when it has ended. */
final class SentCount implements LaneObserver {
  private final int all;
  private volatile int delivered;
  private volatile String trouble = "";

  SentCount(int all) {
    this.all = all;
  }

  int delivered() {
    return delivered;
  }

  boolean isWhole() {
    return delivered == all;
  }

  String words() {
    String last = trouble.isEmpty() || isWhole() ? "" : "; " + trouble;
    return delivered + " of " + all + " delivered" + last;
  }

  @Override
  public void delivered(StoredDelivery delivery, Duration took) {
    delivered = delivered + 1;
  }

  @Override
  public void postponed(StoredDelivery delivery, FailureReason reason, Instant until) {
    trouble = reason.toString();
  }

  @Override
  public void rejected(StoredDelivery delivery, FailureReason reason) {
    trouble = reason.toString();
  }

  @Override
  public void refused(StoredDelivery delivery, FailureReason reason) {
    trouble = reason.toString();
  }

  @Override
  public void gaveUp(StoredDelivery delivery, FailureReason reason) {
    trouble = reason.toString();
  }
}

package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.LaneObserver;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what an operator needs to know of a lane: once when it begins to fail and how, once when it
 * works again. For one thread, its lane's.
 */
final class LaneLog implements LaneObserver {
  private static final String WORKS = "";

  private final Logger log;
  private String trouble = WORKS;
  private int failures;
  private boolean outboxFails;

  LaneLog(String channel) {
    this.log = LoggerFactory.getLogger("lane." + channel);
  }

  @Override
  public void delivered(StoredDelivery delivery, Duration took) {
    if (failures > 0) {
      log.info("works again, after {} failed attempts", failures);
    }
    trouble = WORKS;
    failures = 0;
    log.debug("delivered {} in {} ms", named(delivery), took.toMillis());
    outboxWorks();
  }

  @Override
  public void merged(StoredDelivery delivery) {
    log.info("{} came too late to be told by itself: a later message tells it", named(delivery));
  }

  @Override
  public void postponed(StoredDelivery delivery, FailureReason reason, Instant until) {
    if (isNews(reason)) {
      log.warn(
          "cannot deliver now: {}. It is tried again, next at {}; everything is kept in order",
          reason,
          until);
    } else {
      log.debug("attempt {} failed: {}; next at {}", delivery.attempts() + 1, reason, until);
    }
    outboxWorks();
  }

  @Override
  public void rejected(StoredDelivery delivery, FailureReason reason) {
    log.error("the service does not take {}, it will not be sent: {}", named(delivery), reason);
    outboxWorks();
  }

  @Override
  public void refused(StoredDelivery delivery, FailureReason reason) {
    if (isNews(reason)) {
      log.error(
          "nothing can be sent here until its configuration is mended: {}. Affected notifications"
              + " are buried in the outbox, the first is {}",
          reason,
          named(delivery));
    } else {
      log.debug("refused again, buried: {}", named(delivery));
    }
    outboxWorks();
  }

  @Override
  public void gaveUp(StoredDelivery delivery, FailureReason reason) {
    failures++;
    log.error(
        "gave up on {} after {} attempts, it will not be sent: {}",
        named(delivery),
        delivery.attempts() + 1,
        reason);
    outboxWorks();
  }

  @Override
  public void outboxFailed(String channel, OutboxException problem) {
    if (!outboxFails) {
      log.error("nothing can be delivered: {}", problem.getMessage());
    }
    outboxFails = true;
  }

  @Override
  public void defect(String channel, RuntimeException cause) {
    log.error("{}: a defect, please report it; going on", channel, cause);
  }

  private void outboxWorks() {
    if (outboxFails) {
      log.info("the outbox works again");
    }
    outboxFails = false;
  }

  private boolean isNews(FailureReason reason) {
    failures++;
    boolean news = !trouble.equals(reason.code());
    trouble = reason.code();
    return news;
  }

  private static String named(StoredDelivery delivery) {
    Notification notification = delivery.notification();
    String process =
        notification.processes().stream()
            .findFirst()
            .map(found -> " " + found.fullName())
            .orElse("");
    return notification.kind().word() + process + " (" + delivery.id() + ")";
  }
}

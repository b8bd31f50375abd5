package io.github.supervisorevents.notifier.channel;

import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.PlainMessage;
import java.time.Clock;

/**
 * A place where notifications go: a Slack channel, a mailbox, an endpoint.
 *
 * <p>Used by one thread at a time, its lane's. {@link #deliver} blocks for at most the channel's
 * own timeouts and never throws for anything the service or the network does: that is a {@link
 * DeliveryResult}. A constructor does no I/O and loads as little as it can; a library is loaded by
 * the first delivery.
 */
public interface Channel extends AutoCloseable {

  /** Sends once. Retrying, order and rate are the caller's. */
  DeliveryResult deliver(Delivery delivery);

  /**
   * Checks credentials and reachability as far as the service allows without posting anything; the
   * answer's words are for a person. The default says that this channel cannot be checked.
   */
  default CheckResult check() {
    return new CheckResult.NotPossible("only a delivery can show whether this channel works");
  }

  /**
   * What {@link #deliver} would send, were the service to take it; no I/O. The default knows plain
   * text only.
   */
  default Preview preview(Delivery delivery) {
    return Preview.of(
        "sends",
        PlainMessage.of(
            MessageText.of(delivery.notification(), delivery.late(), Clock.systemDefaultZone())));
  }

  /**
   * Lets go of connections and threads; at most a second. May be called by another thread than the
   * lane's: a delivery under way ends then with {@link DeliveryResult.RetryLater}.
   */
  @Override
  default void close() {}
}

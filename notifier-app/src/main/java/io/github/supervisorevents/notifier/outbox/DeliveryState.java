package io.github.supervisorevents.notifier.outbox;

import java.util.Locale;

/** Where a delivery is in its life. */
public enum DeliveryState {
  /** To be sent, or to be sent again. */
  PENDING,
  /** The service has it. */
  SENT,
  /** Given up or refused; kept for a while with the reason, so that it can be looked at. */
  BURIED,
  /** An operator decided that it is not to be sent; kept as long as what is buried. */
  DROPPED;

  /** The name people write and read, for example {@code pending}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.github.supervisorevents.notifier.outbox;

import java.util.Objects;

/**
 * Which event of a pool this is. supervisord sends the same event again, with the same serials,
 * when its listener died before it answered.
 *
 * @param pool the pool it came through
 * @param serial supervisord's number of the event
 * @param poolSerial the pool's own number of it; without gaps unless events were lost
 */
public record EventPosition(PoolKey pool, long serial, long poolSerial) {
  /** Checks. */
  public EventPosition {
    Objects.requireNonNull(pool, "pool");
  }
}

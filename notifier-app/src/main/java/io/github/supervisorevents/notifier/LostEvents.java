package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.outbox.EventPosition;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.PoolKey;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Sees by the pool's serial numbers when supervisord dropped events because its buffer was full,
 * also while the notifier was away. For one thread.
 */
final class LostEvents {
  private final SupervisordRun run;
  private final boolean alone;
  private final Map<PoolKey, Long> last = new HashMap<>();

  /**
   * Starts to count.
   *
   * @param alone whether the pool has one process; with several each gets a part of the events
   */
  LostEvents(SupervisordRun run, boolean alone) {
    this.run = run;
    this.alone = alone;
  }

  /** How many events are missing before this one. */
  long before(EventPosition event, Outbox outbox) {
    if (!alone || event.poolSerial() < 0) {
      return 0;
    }
    Long known = last.get(event.pool());
    if (known == null) {
      OptionalLong stored = outbox.lastPoolSerial(event.pool());
      known = stored.isPresent() ? stored.getAsLong() : beforeTheFirst(event);
      last.put(event.pool(), known);
    }
    return Math.max(0, event.poolSerial() - known - 1);
  }

  // A pool counts from 0. What came before the first event we ever see was lost only if nobody can
  // have been there to take it.
  private long beforeTheFirst(EventPosition event) {
    return run.justStarted() ? -1 : event.poolSerial() - 1;
  }

  /** This event is stored. */
  void stored(EventPosition event) {
    last.put(event.pool(), event.poolSerial());
  }
}

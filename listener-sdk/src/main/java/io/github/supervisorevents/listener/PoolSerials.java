package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.EventHeader;
import java.util.Map;

/** Sees when the pool's serial number jumps: then events were lost. For one thread. */
final class PoolSerials {
  private final boolean alone;
  private long last = -1;

  private PoolSerials(boolean alone) {
    this.alone = alone;
  }

  /**
   * In a pool of several processes each gets a part of the events, and its processes are not named
   * like the pool.
   */
  static PoolSerials in(Map<String, String> environment) {
    String process = environment.get("SUPERVISOR_PROCESS_NAME");
    return new PoolSerials(
        process == null || process.equals(environment.get("SUPERVISOR_GROUP_NAME")));
  }

  /** How many events are missing before this one. An event that is sent again has an old number. */
  long lostBefore(EventHeader header) {
    long serial = header.poolSerial();
    if (serial <= last) {
      return 0;
    }
    long lost = alone && last >= 0 ? serial - last - 1 : 0;
    last = serial;
    return lost;
  }
}

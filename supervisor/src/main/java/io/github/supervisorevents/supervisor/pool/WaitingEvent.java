package io.github.supervisorevents.supervisor.pool;

import io.github.supervisorevents.supervisor.event.NumberedEvent;
import java.util.Objects;

/**
 * An event that belongs to a pool.
 *
 * @param poolSerial its place among the pool's events, 0 for the first
 */
record WaitingEvent(long poolSerial, NumberedEvent numbered) {
  WaitingEvent {
    Objects.requireNonNull(numbered, "numbered");
  }

  long serial() {
    return numbered.serial();
  }
}

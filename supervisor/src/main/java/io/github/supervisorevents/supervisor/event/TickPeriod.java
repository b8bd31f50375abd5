package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;

/** How often a tick comes. */
public enum TickPeriod {
  FIVE_SECONDS(5, EventType.TICK_5),
  MINUTE(60, EventType.TICK_60),
  HOUR(3600, EventType.TICK_3600);

  private final int seconds;
  private final EventType type;

  TickPeriod(int seconds, EventType type) {
    this.seconds = seconds;
    this.type = type;
  }

  EventType type() {
    return type;
  }

  /** The first second of the span that {@code second} is in; both since 1970. */
  long sliceOf(long second) {
    return second - Math.floorMod(second, seconds);
  }
}

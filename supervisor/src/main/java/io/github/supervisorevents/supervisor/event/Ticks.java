package io.github.supervisorevents.supervisor.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out when a tick is due: whenever the wall clock is in another span than it was when last
 * asked, whichever way it went.
 *
 * <p>Not for several threads at once.
 */
public final class Ticks {
  private final Map<TickPeriod, Long> slices = new EnumMap<>(TickPeriod.class);

  /** Starts in the spans that {@code now} is in: these are not told. */
  public Ticks(Instant now) {
    for (TickPeriod period : TickPeriod.values()) {
      slices.put(period, period.sliceOf(now.getEpochSecond()));
    }
  }

  /** The ticks that are due at {@code now}, shortest period first; each is told once. */
  public List<TickEvent> due(Instant now) {
    List<TickEvent> due = new ArrayList<>();
    for (TickPeriod period : TickPeriod.values()) {
      long slice = period.sliceOf(now.getEpochSecond());
      if (slices.put(period, slice) != slice) {
        due.add(new TickEvent(period, slice));
      }
    }
    return due;
  }

  /** How long after {@code now} the next tick is due: more than nothing, at most 5 seconds. */
  public Duration untilNext(Instant now) {
    long next = TickPeriod.FIVE_SECONDS.sliceOf(now.getEpochSecond()) + 5;
    return Duration.between(now, Instant.ofEpochSecond(next));
  }
}

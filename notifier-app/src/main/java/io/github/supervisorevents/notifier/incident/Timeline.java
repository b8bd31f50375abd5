package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * The tracker's own time, which never goes back.
 *
 * <p>When the wall clock is set back, this one stays ahead of it by as much, so that nothing waits
 * for the lost time to pass again; when the wall clock leaps forward afterwards, the lead is given
 * up first. One thread at a time.
 */
final class Timeline {
  private static final Duration LEAP = Duration.ofMinutes(1);

  private final TrackerState state;
  private Instant latest;

  Timeline(TrackerState state) {
    this.state = state;
    this.latest = state.latest();
  }

  /** The tracker's time at this wall-clock time, which is now. */
  Instant advanceTo(Instant wall) {
    Duration lead = state.supervisor().skew();
    Duration step = Duration.between(latest, wall.plus(lead));
    if (step.isNegative()) {
      lead = lead.minus(step);
    } else if (step.compareTo(LEAP) > 0 && !lead.isZero()) {
      lead = step.compareTo(lead) > 0 ? Duration.ZERO : lead.minus(step);
    }
    if (!lead.equals(state.supervisor().skew())) {
      state.put(state.supervisor().skewed(lead));
    }
    latest = wall.plus(lead);
    return latest;
  }

  /** The tracker's time of something that the wall clock showed at this time. */
  Instant fromWall(Instant wall) {
    return wall.plus(state.supervisor().skew());
  }

  Instant toWall(Instant time) {
    return time.minus(state.supervisor().skew());
  }
}

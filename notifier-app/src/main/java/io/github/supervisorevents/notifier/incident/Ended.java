package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.Objects;

/**
 * How a trouble ended.
 *
 * @param how in which way
 * @param at when, in the tracker's time
 * @param knownAt when that was certain, in the tracker's time
 * @param last what it was like
 */
public record Ended(How how, Instant at, Instant knownAt, Trouble last) {
  /** Checks. */
  public Ended {
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(knownAt, "knownAt");
    Objects.requireNonNull(last, "last");
  }

  /** The ways. */
  public enum How {
    /** It runs, and has done so long enough. */
    RECOVERED,
    /** An operator stopped it. */
    STOPPED,
    /** It ended by itself, as expected. */
    EXITED,
    /** Its group was removed from the configuration. */
    REMOVED
  }
}

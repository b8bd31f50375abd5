package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The incident a notification belongs to, as far as a reader of the message cares.
 *
 * @param id the incident's id; the same in all its notifications
 * @param startedAt when the first bad thing happened
 * @param endedAt when it was over; empty while it is not
 * @param duration from start to end, or to now
 * @param exits unexpected exits so far
 */
public record IncidentSummary(
    String id, Instant startedAt, Optional<Instant> endedAt, Duration duration, int exits) {
  /** Checks. */
  public IncidentSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(duration, "duration");
  }
}

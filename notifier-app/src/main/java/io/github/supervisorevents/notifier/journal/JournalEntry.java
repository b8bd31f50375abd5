package io.github.supervisorevents.notifier.journal;

import io.github.supervisorevents.listener.event.Event;
import java.time.Instant;
import java.util.Objects;

/**
 * An event as it was stored.
 *
 * @param run which start of supervisord sent it
 * @param at when it was received
 * @param event the event
 * @param end the place after it
 */
public record JournalEntry(String run, Instant at, Event event, JournalPosition end) {
  /** Checks. */
  public JournalEntry {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(end, "end");
  }
}

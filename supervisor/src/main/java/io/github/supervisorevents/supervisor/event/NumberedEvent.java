package io.github.supervisorevents.supervisor.event;

import java.util.Objects;

/**
 * An event and its place among all events that the supervisor told anybody.
 *
 * @param serial 0 for the first
 */
public record NumberedEvent(long serial, SupervisorEvent event) {
  public NumberedEvent {
    Objects.requireNonNull(event, "event");
  }
}

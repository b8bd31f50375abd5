package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;
import java.util.Objects;

/**
 * A span of time has begun.
 *
 * @param period its length
 * @param when its first second, as seconds since 1970
 */
public record TickEvent(TickPeriod period, long when) implements SupervisorEvent {
  public TickEvent {
    Objects.requireNonNull(period, "period");
  }

  @Override
  public EventType type() {
    return period.type();
  }

  @Override
  public String payload() {
    return "when:" + when;
  }
}

package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;

/**
 * The supervisor itself is up, or has begun to stop. Its payload is empty.
 *
 * @param type one of the two SUPERVISOR_STATE_CHANGE types
 */
public record SupervisorStateEvent(EventType type) implements SupervisorEvent {
  public static final SupervisorStateEvent RUNNING =
      new SupervisorStateEvent(EventType.SUPERVISOR_STATE_CHANGE_RUNNING);
  public static final SupervisorStateEvent STOPPING =
      new SupervisorStateEvent(EventType.SUPERVISOR_STATE_CHANGE_STOPPING);

  public SupervisorStateEvent {
    if (type == EventType.SUPERVISOR_STATE_CHANGE || !type.isA(EventType.SUPERVISOR_STATE_CHANGE)) {
      throw new IllegalArgumentException(type + " is not about the supervisor's state");
    }
  }

  @Override
  public String payload() {
    return "";
  }
}

package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;
import java.util.Objects;

/**
 * A group, or a pool of listeners, was added or removed.
 *
 * @param type one of the two PROCESS_GROUP types
 */
public record ProcessGroupEvent(EventType type, String group) implements SupervisorEvent {
  public ProcessGroupEvent {
    Objects.requireNonNull(group, "group");
    if (type == EventType.PROCESS_GROUP || !type.isA(EventType.PROCESS_GROUP)) {
      throw new IllegalArgumentException(type + " is not about a group");
    }
  }

  /** The group is there now. */
  public static ProcessGroupEvent added(String group) {
    return new ProcessGroupEvent(EventType.PROCESS_GROUP_ADDED, group);
  }

  /** The group is gone. */
  public static ProcessGroupEvent removed(String group) {
    return new ProcessGroupEvent(EventType.PROCESS_GROUP_REMOVED, group);
  }

  @Override
  public String payload() {
    return "groupname:" + group + "\n";
  }
}

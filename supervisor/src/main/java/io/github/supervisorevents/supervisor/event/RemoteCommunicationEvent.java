package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;
import java.util.Objects;

/**
 * Somebody called {@code supervisor.sendRemoteCommEvent}.
 *
 * @param kind the caller's word for it, the {@code type} token
 * @param data whatever the caller had to say
 */
public record RemoteCommunicationEvent(String kind, String data) implements SupervisorEvent {
  public RemoteCommunicationEvent {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(data, "data");
  }

  @Override
  public EventType type() {
    return EventType.REMOTE_COMMUNICATION;
  }

  @Override
  public String payload() {
    return "type:" + kind + "\n" + data;
  }
}

package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;

/** Something that happened and that listeners may have subscribed to. Immutable. */
public sealed interface SupervisorEvent
    permits ProcessStateEvent,
        ProcessOutputEvent,
        RemoteCommunicationEvent,
        SupervisorStateEvent,
        TickEvent,
        ProcessGroupEvent {

  /** What it is called on the wire; never one of the types that only stand for others. */
  EventType type();

  /** What is sent after the header line. Made anew by every call. */
  String payload();
}

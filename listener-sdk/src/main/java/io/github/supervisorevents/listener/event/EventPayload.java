package io.github.supervisorevents.listener.event;

/** What an event says, as a record of its own for every kind of event. */
public sealed interface EventPayload
    permits ProcessEvent,
        RemoteCommunication,
        SupervisorStateChange,
        Tick,
        ProcessGroupChange,
        UnknownEvent {
  /** {@return the header that it came with} */
  EventHeader header();
}

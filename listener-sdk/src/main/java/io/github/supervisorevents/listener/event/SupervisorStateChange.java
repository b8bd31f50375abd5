package io.github.supervisorevents.listener.event;

/**
 * supervisord itself changed its state: the {@code SUPERVISOR_STATE_CHANGE_*} events.
 *
 * @param header the header that it came with
 * @param state the state that it is in now
 */
public record SupervisorStateChange(EventHeader header, State state) implements EventPayload {
  /** The states that are told. */
  public enum State {
    /** It has started. */
    RUNNING,
    /** It is shutting down or restarting. */
    STOPPING
  }
}

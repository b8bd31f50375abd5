package io.github.supervisorevents.supervisor.state;

/**
 * Where an event listener stands in the READY/RESULT protocol, with Supervisor's names and numbers.
 */
public enum ListenerState {
  /** Waits for an event. */
  READY(10),
  /** Was sent an event and has not answered. */
  BUSY(20),
  /** Has answered, or has just started, and has not said READY. */
  ACKNOWLEDGED(30),
  /** Said something that the protocol does not know. */
  UNKNOWN(40);

  private final int code;

  ListenerState(int code) {
    this.code = code;
  }

  /** Supervisor's number for this state. */
  public int code() {
    return code;
  }
}

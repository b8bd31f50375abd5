package io.github.supervisorevents.listener.event;

import java.util.Optional;

/** The states that Supervisor has for a process. */
public enum ProcessState {
  /** Told to stop, or never started. */
  STOPPED(0),
  /** Started, not yet up for {@code startsecs}. */
  STARTING(10),
  /** Up. */
  RUNNING(20),
  /** Ended too early; waits to be tried again. */
  BACKOFF(30),
  /** Told to stop, not yet gone. */
  STOPPING(40),
  /** Ended by itself. */
  EXITED(100),
  /** Could not be started; supervisord has given up. */
  FATAL(200),
  /** An error of supervisord's own. */
  UNKNOWN(1000);

  private final int code;

  ProcessState(int code) {
    this.code = code;
  }

  /** {@return the number that Supervisor's RPC interface uses for this state} */
  public int code() {
    return code;
  }

  /**
   * The state of this name; empty when Supervisor has none.
   *
   * @param name for example {@code RUNNING}
   * @return the state
   */
  public static Optional<ProcessState> named(String name) {
    for (ProcessState state : values()) {
      if (state.name().equals(name)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}

package io.github.supervisorevents.supervisor.state;

import java.util.Optional;
import java.util.stream.Stream;

/** The state of one supervised process, with Supervisor's names and numbers. */
public enum ProcessState {
  STOPPED(0),
  STARTING(10),
  RUNNING(20),
  BACKOFF(30),
  STOPPING(40),
  EXITED(100),
  FATAL(200),
  UNKNOWN(1000);

  private final int code;

  ProcessState(int code) {
    this.code = code;
  }

  /** The number that XML-RPC sends for this state. */
  public int code() {
    return code;
  }

  /** STOPPED, EXITED, FATAL or UNKNOWN: there is no process, and none is tried. */
  public boolean isStopped() {
    return this == STOPPED || this == EXITED || this == FATAL || this == UNKNOWN;
  }

  /** STARTING, RUNNING or BACKOFF: an operator would call it started. */
  public boolean isRunning() {
    return this == STARTING || this == RUNNING || this == BACKOFF;
  }

  /** STARTING, RUNNING or STOPPING: there is a process that can be sent a signal. */
  public boolean isSignallable() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  /** The state with this number, empty if there is none. */
  public static Optional<ProcessState> ofCode(int code) {
    return Stream.of(values()).filter(state -> state.code == code).findFirst();
  }
}

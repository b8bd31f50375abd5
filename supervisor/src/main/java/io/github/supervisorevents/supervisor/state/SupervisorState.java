package io.github.supervisorevents.supervisor.state;

/** The state of the supervisor itself, with Supervisor's names and numbers. */
public enum SupervisorState {
  FATAL(2),
  RUNNING(1),
  RESTARTING(0),
  SHUTDOWN(-1);

  private final int code;

  SupervisorState(int code) {
    this.code = code;
  }

  /** The number that XML-RPC sends for this state. */
  public int code() {
    return code;
  }
}

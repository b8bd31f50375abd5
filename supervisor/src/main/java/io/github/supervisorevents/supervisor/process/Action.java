package io.github.supervisorevents.supervisor.process;

/** What is to be done when the state machine has moved. */
enum Action {
  /** Nothing. */
  NONE,
  /** Start the command. */
  SPAWN,
  /** Send it {@code stopsignal}. */
  SIGNAL,
  /** Send it SIGKILL. */
  KILL
}

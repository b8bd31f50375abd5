package io.github.supervisorevents.supervisor.process;

/** What can happen to a process, as the state machine sees it. */
enum Input {
  /** Somebody, or {@code autostart} or {@code autorestart}, wants it started. */
  START,
  /** There is no process: the command is not there, or the system refused. */
  SPAWN_FAILED,
  /** It has stayed up for {@code startsecs}. */
  UP_FOR_STARTSECS,
  /** It ended before {@code startsecs} were over. */
  EXITED_EARLY,
  /** It ended. */
  EXITED,
  /** An operator wants it stopped. */
  STOP,
  /** The supervisor goes down, or the process's group is to go. */
  SHUTDOWN,
  /** It was asked to stop, and {@code stopwaitsecs} are over. */
  STOPWAIT_OVER,
  /** It could not be sent a signal. */
  SIGNAL_FAILED,
  /** It has waited long enough after a failed start. */
  RETRY_DUE,
  /** A start failed, and there are no more {@code startretries}. */
  RETRIES_SPENT
}

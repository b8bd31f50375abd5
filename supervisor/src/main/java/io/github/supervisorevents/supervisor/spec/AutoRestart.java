package io.github.supervisorevents.supervisor.spec;

/** What becomes of a process that exits while it is RUNNING. */
public enum AutoRestart {
  /** It is started again, whatever its exit code. */
  ALWAYS,
  /** It is started again unless it exited with one of its {@code exitcodes}. */
  UNEXPECTED,
  /** It stays EXITED. */
  NEVER
}

package io.github.supervisorevents.supervisor.process;

/** What became of something that was to be written to a process's stdin. */
public enum StdinResult {
  /** It is sent, or waits until the process reads. */
  ACCEPTED,
  /** There is no process, or it is being stopped. */
  NOT_RUNNING,
  /** The process has closed its stdin. */
  CLOSED,
  /** The process does not read, and too much waits for it already. */
  FULL
}

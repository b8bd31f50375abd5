package io.github.supervisorevents.listener.event;

/** Which output of a process. */
public enum Channel {
  /** Its standard output. */
  STDOUT,
  /** Its standard error. */
  STDERR
}

package io.github.supervisorevents.listener;

/**
 * What {@code len} in an event's header counts. It makes a difference only for payloads that are
 * not ASCII.
 */
public enum LengthUnit {
  /** Unicode code points: supervisord 4 on Python 3. */
  CODE_POINTS,
  /** Bytes: Supervisor's manual, and other supervisors. */
  BYTES
}

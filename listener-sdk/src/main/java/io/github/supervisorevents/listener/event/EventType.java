package io.github.supervisorevents.listener.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of events that Supervisor knows, as a tree: subscribing to a type means its subtypes
 * too. The names are those of {@code events=} in supervisord.conf.
 */
public enum EventType {
  /** The root: every event is one. */
  EVENT(null),

  /** A process went from one state to another. */
  PROCESS_STATE(EVENT),
  /** The process is being started. */
  PROCESS_STATE_STARTING(PROCESS_STATE),
  /** The process has been up for {@code startsecs}. */
  PROCESS_STATE_RUNNING(PROCESS_STATE),
  /** The process ended too early, or could not be started; it will be tried again. */
  PROCESS_STATE_BACKOFF(PROCESS_STATE),
  /** The process was told to stop. */
  PROCESS_STATE_STOPPING(PROCESS_STATE),
  /** The process ended by itself. */
  PROCESS_STATE_EXITED(PROCESS_STATE),
  /** The process ended because it was told to. */
  PROCESS_STATE_STOPPED(PROCESS_STATE),
  /** supervisord has given up starting the process. */
  PROCESS_STATE_FATAL(PROCESS_STATE),
  /** supervisord does not know the process's state: an error of its own. */
  PROCESS_STATE_UNKNOWN(PROCESS_STATE),

  /**
   * A process wrote to its output; needs {@code stdout_events_enabled} or {@code
   * stderr_events_enabled}.
   */
  PROCESS_LOG(EVENT),
  /** A process wrote to its standard output. */
  PROCESS_LOG_STDOUT(PROCESS_LOG),
  /** A process wrote to its standard error. */
  PROCESS_LOG_STDERR(PROCESS_LOG),

  /**
   * A process sent a message between capture mode tags; needs {@code stdout_capture_maxbytes} or
   * its sister.
   */
  PROCESS_COMMUNICATION(EVENT),
  /** A message on standard output. */
  PROCESS_COMMUNICATION_STDOUT(PROCESS_COMMUNICATION),
  /** A message on standard error. */
  PROCESS_COMMUNICATION_STDERR(PROCESS_COMMUNICATION),

  /** Somebody called {@code supervisor.sendRemoteCommEvent}. */
  REMOTE_COMMUNICATION(EVENT),

  /** supervisord itself changed its state. */
  SUPERVISOR_STATE_CHANGE(EVENT),
  /** supervisord has started. */
  SUPERVISOR_STATE_CHANGE_RUNNING(SUPERVISOR_STATE_CHANGE),
  /** supervisord is shutting down or restarting. */
  SUPERVISOR_STATE_CHANGE_STOPPING(SUPERVISOR_STATE_CHANGE),

  /** The clock. */
  TICK(EVENT),
  /** Every 5 seconds. */
  TICK_5(TICK),
  /** Every 60 seconds. */
  TICK_60(TICK),
  /** Every 3600 seconds. */
  TICK_3600(TICK),

  /** A process group came or went. */
  PROCESS_GROUP(EVENT),
  /** A process group was added. */
  PROCESS_GROUP_ADDED(PROCESS_GROUP),
  /** A process group was removed. */
  PROCESS_GROUP_REMOVED(PROCESS_GROUP);

  private final EventType parent;

  EventType(EventType parent) {
    this.parent = parent;
  }

  /** {@return the type above this one; empty for {@link #EVENT}} */
  public Optional<EventType> parent() {
    return Optional.ofNullable(parent);
  }

  /**
   * Whether this type is the other one or lies below it: {@code
   * PROCESS_STATE_FATAL.isA(PROCESS_STATE)}.
   *
   * @param other the type that may be the same or above
   * @return whether it is
   */
  public boolean isA(EventType other) {
    for (EventType type = this; type != null; type = type.parent) {
      if (type == other) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@return whether events of exactly this type are sent; {@code PROCESS_STATE} and the other
   * parents only stand for their subtypes}
   */
  public boolean isSent() {
    return switch (this) {
      case EVENT,
          PROCESS_STATE,
          PROCESS_LOG,
          PROCESS_COMMUNICATION,
          SUPERVISOR_STATE_CHANGE,
          TICK,
          PROCESS_GROUP ->
          false;
      default -> true;
    };
  }

  /**
   * The type of this name; empty when Supervisor has none. Case matters, as it does in
   * supervisord.conf.
   *
   * @param name for example {@code PROCESS_STATE_EXITED}
   * @return the type
   */
  public static Optional<EventType> named(String name) {
    return Optional.ofNullable(ByName.TYPES.get(name));
  }

  private static final class ByName {
    static final Map<String, EventType> TYPES = new HashMap<>(64);

    static {
      for (EventType type : values()) {
        TYPES.put(type.name(), type);
      }
    }
  }
}

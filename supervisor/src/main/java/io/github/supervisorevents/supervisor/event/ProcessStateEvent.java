package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.util.Objects;
import java.util.Optional;

/**
 * A process went from one state to another.
 *
 * <pre>
 * processname:cat groupname:cat from_state:STOPPED tries:0
 * processname:cat groupname:cat from_state:RUNNING expected:0 pid:19554 exitstatus:3
 * </pre>
 *
 * <p>What follows {@code from_state} depends on the new state, so events are made with the method
 * named after it.
 *
 * @param to the new state
 * @param facts the tokens after {@code from_state}, each with a space before it
 */
public record ProcessStateEvent(ProcessName name, ProcessState from, ProcessState to, String facts)
    implements SupervisorEvent {
  public ProcessStateEvent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(facts, "facts");
  }

  /**
   * It is being started.
   *
   * @param tries starts that have failed in a row before this one
   */
  public static ProcessStateEvent starting(ProcessName name, ProcessState from, int tries) {
    return new ProcessStateEvent(name, from, ProcessState.STARTING, " tries:" + tries);
  }

  /**
   * It did not start, and waits before it is tried again.
   *
   * @param tries starts that have failed in a row, this one included
   */
  public static ProcessStateEvent backoff(ProcessName name, ProcessState from, int tries) {
    return new ProcessStateEvent(name, from, ProcessState.BACKOFF, " tries:" + tries);
  }

  /** It stayed up for long enough. */
  public static ProcessStateEvent running(ProcessName name, ProcessState from, long pid) {
    return new ProcessStateEvent(name, from, ProcessState.RUNNING, " pid:" + pid);
  }

  /** It was asked to stop. */
  public static ProcessStateEvent stopping(ProcessName name, ProcessState from, long pid) {
    return new ProcessStateEvent(name, from, ProcessState.STOPPING, " pid:" + pid);
  }

  /**
   * It is gone, as it was asked to be.
   *
   * @param pid 0 if there was no process any more
   * @param ending empty if there was no process any more
   */
  public static ProcessStateEvent stopped(
      ProcessName name, ProcessState from, long pid, Optional<Ending> ending) {
    return new ProcessStateEvent(name, from, ProcessState.STOPPED, " pid:" + pid + last(ending));
  }

  /**
   * It ended by itself.
   *
   * @param expected whether its exit code is one of its {@code exitcodes}
   */
  public static ProcessStateEvent exited(
      ProcessName name, ProcessState from, boolean expected, long pid, Ending ending) {
    String facts = " expected:" + (expected ? 1 : 0) + " pid:" + pid + last(Optional.of(ending));
    return new ProcessStateEvent(name, from, ProcessState.EXITED, facts);
  }

  /** It failed to start too often. */
  public static ProcessStateEvent fatal(ProcessName name, ProcessState from) {
    return new ProcessStateEvent(name, from, ProcessState.FATAL, "");
  }

  /** Nothing is known about it any more. */
  public static ProcessStateEvent unknown(ProcessName name, ProcessState from) {
    return new ProcessStateEvent(name, from, ProcessState.UNKNOWN, "");
  }

  private static String last(Optional<Ending> ending) {
    return ending.map(end -> " " + end.token()).orElse("");
  }

  @Override
  public EventType type() {
    return switch (to) {
      case STOPPED -> EventType.PROCESS_STATE_STOPPED;
      case STARTING -> EventType.PROCESS_STATE_STARTING;
      case RUNNING -> EventType.PROCESS_STATE_RUNNING;
      case BACKOFF -> EventType.PROCESS_STATE_BACKOFF;
      case STOPPING -> EventType.PROCESS_STATE_STOPPING;
      case EXITED -> EventType.PROCESS_STATE_EXITED;
      case FATAL -> EventType.PROCESS_STATE_FATAL;
      case UNKNOWN -> EventType.PROCESS_STATE_UNKNOWN;
    };
  }

  @Override
  public String payload() {
    return "processname:"
        + name.process()
        + " groupname:"
        + name.group()
        + " from_state:"
        + from
        + facts;
  }
}

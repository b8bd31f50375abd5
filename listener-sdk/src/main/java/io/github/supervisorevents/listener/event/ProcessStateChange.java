package io.github.supervisorevents.listener.event;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A process went from one state to another: the {@code PROCESS_STATE_*} events. Which state it is
 * in now is the record's own type:
 *
 * <pre>{@code
 * if (change instanceof ProcessStateChange.Exited exited && !exited.expected()) { … }
 * }</pre>
 */
public sealed interface ProcessStateChange extends ProcessEvent {
  /** {@return the state that it is in now} */
  ProcessState state();

  /** {@return the state that it came from, as it was sent; empty when not given} */
  String fromStateName();

  /** {@return the state that it came from; empty when it is none of Supervisor's} */
  default Optional<ProcessState> fromState() {
    return ProcessState.named(fromStateName());
  }

  /**
   * The process is being started.
   *
   * @param header the header that it came with
   * @param process the process's name within its group
   * @param group the name of its group
   * @param fromStateName the state that it came from
   * @param tries how often it was tried before, 0 for the first time
   */
  record Starting(EventHeader header, String process, String group, String fromStateName, int tries)
      implements ProcessStateChange {
    @Override
    public ProcessState state() {
      return ProcessState.STARTING;
    }
  }

  /**
   * The process has been up for {@code startsecs}.
   *
   * @param header the header that it came with
   * @param process the process's name within its group
   * @param group the name of its group
   * @param fromStateName the state that it came from
   * @param pid its process id; 0 when not given
   */
  record Running(EventHeader header, String process, String group, String fromStateName, int pid)
      implements ProcessStateChange {
    @Override
    public ProcessState state() {
      return ProcessState.RUNNING;
    }
  }

  /**
   * The process ended too early, or could not be started; it will be tried again.
   *
   * @param header the header that it came with
   * @param process the process's name within its group
   * @param group the name of its group
   * @param fromStateName the state that it came from
   * @param tries how often it was tried, at least 1
   */
  record Backoff(EventHeader header, String process, String group, String fromStateName, int tries)
      implements ProcessStateChange {
    @Override
    public ProcessState state() {
      return ProcessState.BACKOFF;
    }
  }

  /**
   * The process was told to stop.
   *
   * @param header the header that it came with
   * @param process the process's name within its group
   * @param group the name of its group
   * @param fromStateName the state that it came from
   * @param pid its process id; 0 when not given
   */
  record Stopping(EventHeader header, String process, String group, String fromStateName, int pid)
      implements ProcessStateChange {
    @Override
    public ProcessState state() {
      return ProcessState.STOPPING;
    }
  }

  /**
   * The process ended by itself.
   *
   * @param header the header that it came with
   * @param process the process's name within its group
   * @param group the name of its group
   * @param fromStateName the state that it came from
   * @param pid the process id that it had; 0 when not given
   * @param expected whether the exit status is one of {@code exitcodes}
   * @param exitStatus its exit status; empty when a signal killed it, and always with Python's
   *     supervisord, which does not tell
   * @param signal the signal that killed it, for example {@code SIGKILL}; empty as above
   */
  record Exited(
      EventHeader header,
      String process,
      String group,
      String fromStateName,
      int pid,
      boolean expected,
      OptionalInt exitStatus,
      Optional<String> signal)
      implements ProcessStateChange {
    @Override
    public ProcessState state() {
      return ProcessState.EXITED;
    }
  }

  /**
   * The process ended because it was told to.
   *
   * @param header the header that it came with
   * @param process the process's name within its group
   * @param group the name of its group
   * @param fromStateName the state that it came from
   * @param pid the process id that it had; 0 when not given
   * @param exitStatus its exit status; empty when a signal killed it, and always with Python's
   *     supervisord, which does not tell
   * @param signal the signal that killed it, for example {@code SIGKILL}; empty as above
   */
  record Stopped(
      EventHeader header,
      String process,
      String group,
      String fromStateName,
      int pid,
      OptionalInt exitStatus,
      Optional<String> signal)
      implements ProcessStateChange {
    @Override
    public ProcessState state() {
      return ProcessState.STOPPED;
    }
  }

  /**
   * supervisord has given up starting the process.
   *
   * @param header the header that it came with
   * @param process the process's name within its group
   * @param group the name of its group
   * @param fromStateName the state that it came from
   */
  record Fatal(EventHeader header, String process, String group, String fromStateName)
      implements ProcessStateChange {
    @Override
    public ProcessState state() {
      return ProcessState.FATAL;
    }
  }

  /**
   * supervisord does not know the process's state: an error of its own.
   *
   * @param header the header that it came with
   * @param process the process's name within its group
   * @param group the name of its group
   * @param fromStateName the state that it came from
   */
  record Unknown(EventHeader header, String process, String group, String fromStateName)
      implements ProcessStateChange {
    @Override
    public ProcessState state() {
      return ProcessState.UNKNOWN;
    }
  }
}

package io.github.supervisorevents.supervisor.process;

import static io.github.supervisorevents.supervisor.process.Transition.to;
import static io.github.supervisorevents.supervisor.state.ProcessState.BACKOFF;
import static io.github.supervisorevents.supervisor.state.ProcessState.EXITED;
import static io.github.supervisorevents.supervisor.state.ProcessState.FATAL;
import static io.github.supervisorevents.supervisor.state.ProcessState.RUNNING;
import static io.github.supervisorevents.supervisor.state.ProcessState.STARTING;
import static io.github.supervisorevents.supervisor.state.ProcessState.STOPPED;
import static io.github.supervisorevents.supervisor.state.ProcessState.STOPPING;
import static io.github.supervisorevents.supervisor.state.ProcessState.UNKNOWN;

import io.github.supervisorevents.supervisor.state.ProcessState;
import java.util.EnumMap;
import java.util.Map;

/**
 * The states of a process as a table: state × input → states to go through, action.
 *
 * <p>A cell that is not set means that the input is nothing to that state: an operator's stop of a
 * process that has just ended by itself, for example. The whole table is in {@code
 * process-state-machine.txt} beside the tests, which hold it.
 */
final class ProcessStateMachine {
  private static final Map<ProcessState, Map<Input, Transition>> TABLE =
      new EnumMap<>(ProcessState.class);

  static {
    for (ProcessState state : ProcessState.values()) {
      TABLE.put(state, new EnumMap<>(Input.class));
    }

    when(STOPPED, Input.START, to(STARTING).with(Action.SPAWN));

    when(STARTING, Input.SPAWN_FAILED, to(BACKOFF));
    when(STARTING, Input.UP_FOR_STARTSECS, to(RUNNING));
    when(STARTING, Input.EXITED_EARLY, to(BACKOFF));
    when(STARTING, Input.EXITED, to(RUNNING, EXITED));
    when(STARTING, Input.STOP, to(STOPPING).with(Action.SIGNAL));
    when(STARTING, Input.SHUTDOWN, to(STOPPING).with(Action.SIGNAL));
    when(STARTING, Input.SIGNAL_FAILED, to(UNKNOWN));

    when(RUNNING, Input.EXITED, to(EXITED));
    when(RUNNING, Input.STOP, to(STOPPING).with(Action.SIGNAL));
    when(RUNNING, Input.SHUTDOWN, to(STOPPING).with(Action.SIGNAL));
    when(RUNNING, Input.SIGNAL_FAILED, to(UNKNOWN));

    when(BACKOFF, Input.START, to(STARTING).with(Action.SPAWN));
    when(BACKOFF, Input.STOP, to(STOPPED));
    when(BACKOFF, Input.SHUTDOWN, to(FATAL));
    when(BACKOFF, Input.RETRY_DUE, to(STARTING).with(Action.SPAWN));
    when(BACKOFF, Input.RETRIES_SPENT, to(FATAL));

    when(STOPPING, Input.EXITED_EARLY, to(STOPPED));
    when(STOPPING, Input.EXITED, to(STOPPED));
    when(STOPPING, Input.STOPWAIT_OVER, to().with(Action.KILL));
    when(STOPPING, Input.SIGNAL_FAILED, to(UNKNOWN));

    when(EXITED, Input.START, to(STARTING).with(Action.SPAWN));

    when(FATAL, Input.START, to(STARTING).with(Action.SPAWN));

    // A process that could not be signalled and has ended after all can be started again.
    when(UNKNOWN, Input.EXITED_EARLY, to(STOPPED));
    when(UNKNOWN, Input.EXITED, to(STOPPED));
  }

  private ProcessStateMachine() {}

  private static void when(ProcessState state, Input input, Transition transition) {
    TABLE.get(state).put(input, transition);
  }

  /** The cell of the table; {@link Transition#IGNORED} if there is none. */
  static Transition next(ProcessState state, Input input) {
    return TABLE.get(state).getOrDefault(input, Transition.IGNORED);
  }

  /** The table for reading: the cells that mean something, one a line. */
  static String print() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<ProcessState, Map<Input, Transition>> row : TABLE.entrySet()) {
      row.getValue()
          .forEach(
              (input, transition) ->
                  text.append(String.format("%-8s  %-16s  %s\n", row.getKey(), input, transition)));
    }
    return text.toString();
  }
}

package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.state.ProcessState;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One cell of the state machine's table.
 *
 * @param path the states to go through, in order; empty: it stays where it is
 * @param action what to do once there
 */
record Transition(List<ProcessState> path, Action action) {
  /** The input means nothing here. */
  static final Transition IGNORED = new Transition(List.of(), Action.NONE);

  Transition {
    path = List.copyOf(path);
  }

  static Transition to(ProcessState... path) {
    return new Transition(List.of(path), Action.NONE);
  }

  Transition with(Action then) {
    return new Transition(path, then);
  }

  /** As the printed table shows it: {@code RUNNING, EXITED} or {@code STOPPING (signal)}. */
  @Override
  public String toString() {
    String states = path.stream().map(ProcessState::name).collect(Collectors.joining(", "));
    return switch (action) {
      case NONE -> states;
      case SPAWN -> states + " (spawn)";
      case SIGNAL -> states + " (signal)";
      case KILL -> (states + " (kill)").strip();
    };
  }
}

package io.github.supervisorevents.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.state.ProcessState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessStateMachineTest {

  @Test
  void theTableIsTheOneThatWasReviewed() throws IOException {
    try (InputStream reviewed = getClass().getResourceAsStream("process-state-machine.txt")) {
      assertThat(ProcessStateMachine.print())
          .isEqualTo(new String(reviewed.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyStateCanBeReached() {
    Set<ProcessState> reached = EnumSet.of(ProcessState.STOPPED);
    for (int round = 0; round < ProcessState.values().length; round++) {
      for (ProcessState state : Set.copyOf(reached)) {
        for (Input input : Input.values()) {
          reached.addAll(ProcessStateMachine.next(state, input).path());
        }
      }
    }

    assertThat(reached).containsExactlyInAnyOrder(ProcessState.values());
  }

  @Test
  void everyStateCanBeLeft() {
    for (ProcessState state : ProcessState.values()) {
      assertThat(Input.values())
          .as("inputs that leave %s", state)
          .anyMatch(input -> !ProcessStateMachine.next(state, input).path().isEmpty());
    }
  }

  @Test
  void onlyAStateWithoutAProcessSpawnsOne() {
    for (ProcessState state : ProcessState.values()) {
      for (Input input : Input.values()) {
        if (ProcessStateMachine.next(state, input).action() == Action.SPAWN) {
          assertThat(state)
              .isIn(
                  ProcessState.STOPPED,
                  ProcessState.BACKOFF,
                  ProcessState.EXITED,
                  ProcessState.FATAL);
        }
      }
    }
  }
}

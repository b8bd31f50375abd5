package io.github.supervisorevents.listener.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProcessStateTest {
  @Test
  void theCodesAreThoseOfSupervisor() {
    assertThat(Arrays.stream(ProcessState.values()).map(ProcessState::code))
        .containsExactly(0, 10, 20, 30, 40, 100, 200, 1000);
  }

  @Test
  void aNameThatSupervisorHasNotIsNoState() {
    assertThat(ProcessState.named("EXITED")).contains(ProcessState.EXITED);
    assertThat(ProcessState.named("exited")).isEmpty();
  }
}

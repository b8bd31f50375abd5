package io.github.supervisorevents.listener.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventTypeTest {
  @Test
  void everythingIsAnEvent() {
    assertThat(EventType.values()).allMatch(type -> type.isA(EventType.EVENT));
  }

  @Test
  void aTypeIsItselfAndWhatIsAboveIt() {
    assertThat(EventType.PROCESS_STATE_FATAL.isA(EventType.PROCESS_STATE_FATAL)).isTrue();
    assertThat(EventType.PROCESS_STATE_FATAL.isA(EventType.PROCESS_STATE)).isTrue();
    assertThat(EventType.PROCESS_STATE_FATAL.isA(EventType.PROCESS_LOG)).isFalse();
    assertThat(EventType.PROCESS_STATE.isA(EventType.PROCESS_STATE_FATAL)).isFalse();
  }

  @Test
  void theNameOfASubtypeBeginsWithTheNameOfItsParent() {
    assertThat(EventType.values())
        .filteredOn(type -> type != EventType.EVENT)
        .allMatch(
            type ->
                type.parent().orElseThrow() == EventType.EVENT
                    || type.name().startsWith(type.parent().orElseThrow().name() + "_"));
  }

  @Test
  void onlyLeavesAreSent() {
    assertThat(EventType.values())
        .allMatch(
            type ->
                type.isSent()
                    == Arrays.stream(EventType.values())
                        .noneMatch(other -> other.parent().filter(type::equals).isPresent()));
  }

  @Test
  void namesAreFoundExactlyAsWritten() {
    assertThat(EventType.named("TICK_3600")).contains(EventType.TICK_3600);
    assertThat(EventType.named("tick_3600")).isEmpty();
    assertThat(EventType.named("")).isEmpty();
  }
}

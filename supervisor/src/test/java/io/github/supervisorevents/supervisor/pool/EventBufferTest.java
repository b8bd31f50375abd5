package io.github.supervisorevents.supervisor.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.event.NumberedEvent;
import io.github.supervisorevents.supervisor.event.SupervisorStateEvent;
import org.junit.jupiter.api.Test;

class EventBufferTest {
  private final EventBuffer buffer = new EventBuffer(2);

  @Test
  void eventsComeOutInTheOrderInWhichTheyWentIn() {
    buffer.add(event(0));
    buffer.add(event(1));

    assertThat(buffer.oldest()).contains(event(0));
    buffer.removeOldest();
    assertThat(buffer.oldest()).contains(event(1));
  }

  @Test
  void whenItIsFullTheOldestGoes() {
    buffer.add(event(0));
    buffer.add(event(1));

    assertThat(buffer.add(event(2))).contains(event(0));
    assertThat(buffer.oldest()).contains(event(1));
    assertThat(buffer.size()).isEqualTo(2);
  }

  @Test
  void anEventThatIsPutBackIsNext() {
    buffer.add(event(1));

    assertThat(buffer.putBack(event(0))).isEmpty();
    assertThat(buffer.oldest()).contains(event(0));
  }

  @Test
  void anEventThatIsPutBackIntoAFullBufferTakesThePlaceOfTheOldest() {
    buffer.add(event(1));
    buffer.add(event(2));

    assertThat(buffer.putBack(event(0))).contains(event(1));
    assertThat(buffer.oldest()).contains(event(0));
    assertThat(buffer.size()).isEqualTo(2);
  }

  private static WaitingEvent event(long serial) {
    return new WaitingEvent(serial, new NumberedEvent(serial, SupervisorStateEvent.RUNNING));
  }
}

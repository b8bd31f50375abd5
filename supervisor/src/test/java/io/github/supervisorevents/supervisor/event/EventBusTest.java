package io.github.supervisorevents.supervisor.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.state.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBusTest {
  private final EventBus bus = new EventBus();

  @Test
  void aSubscriberGetsWhatItWantsAndNothingElse() {
    Recorder groups = new Recorder(EventType.PROCESS_GROUP);
    bus.subscribe(groups);

    bus.publish(SupervisorStateEvent.RUNNING);
    bus.publish(ProcessGroupEvent.added("a"));

    assertThat(groups.heard).containsExactly(new NumberedEvent(0, ProcessGroupEvent.added("a")));
  }

  @Test
  void allSubscribersSeeTheSameSerial() {
    Recorder all = new Recorder(EventType.EVENT);
    Recorder groups = new Recorder(EventType.PROCESS_GROUP);
    bus.subscribe(all);
    bus.subscribe(groups);

    bus.publish(SupervisorStateEvent.RUNNING);
    bus.publish(ProcessGroupEvent.removed("a"));

    assertThat(all.heard).extracting(NumberedEvent::serial).containsExactly(0L, 1L);
    assertThat(groups.heard).extracting(NumberedEvent::serial).containsExactly(1L);
  }

  @Test
  void anEventThatNobodyWantsTakesNoSerial() {
    Recorder groups = new Recorder(EventType.PROCESS_GROUP);
    bus.subscribe(groups);

    bus.publish(SupervisorStateEvent.RUNNING);
    bus.publish(ProcessGroupEvent.added("a"));

    assertThat(groups.heard).extracting(NumberedEvent::serial).containsExactly(0L);
  }

  @Test
  void nothingComesAfterUnsubscribing() {
    Recorder all = new Recorder(EventType.EVENT);
    bus.subscribe(all);
    bus.unsubscribe(all);

    bus.publish(SupervisorStateEvent.RUNNING);

    assertThat(all.heard).isEmpty();
    assertThat(bus.isWanted(EventType.SUPERVISOR_STATE_CHANGE_RUNNING)).isFalse();
  }

  private static final class Recorder implements EventBus.Subscriber {
    private final EventType wanted;
    private final List<NumberedEvent> heard = new ArrayList<>();

    Recorder(EventType wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean wants(EventType type) {
      return type.isA(wanted);
    }

    @Override
    public void accept(NumberedEvent event) {
      heard.add(event);
    }
  }
}

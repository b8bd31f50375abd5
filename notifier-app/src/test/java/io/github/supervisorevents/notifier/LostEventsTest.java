package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.EventPosition;
import io.github.supervisorevents.notifier.outbox.InMemoryOutbox;
import io.github.supervisorevents.notifier.outbox.PoolKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostEventsTest {
  private final InMemoryOutbox outbox = new InMemoryOutbox();

  private static EventPosition event(long poolSerial) {
    return new EventPosition(
        new PoolKey("run", "supervisor", "notifier"), 1000 + poolSerial, poolSerial);
  }

  private static LostEvents counter(boolean justStarted, boolean alone) {
    return new LostEvents(new SupervisordRun("run", justStarted), alone);
  }

  private long lostBefore(LostEvents counter, long poolSerial) {
    long lost = counter.before(event(poolSerial), outbox);
    outbox.store(Batch.of(Instant.EPOCH, event(poolSerial), List.of()));
    counter.stored(event(poolSerial));
    return lost;
  }

  @Test
  void aJumpOfThePoolSerialTellsHowMany() {
    LostEvents counter = counter(true, true);

    assertThat(lostBefore(counter, 0)).isZero();
    assertThat(lostBefore(counter, 1)).isZero();
    assertThat(lostBefore(counter, 5)).isEqualTo(3);
    assertThat(lostBefore(counter, 6)).isZero();
  }

  @Test
  void aJumpWhileTheNotifierWasAwayIsSeen() {
    lostBefore(counter(true, true), 10);

    assertThat(lostBefore(counter(false, true), 14)).isEqualTo(3);
  }

  @Test
  void whatCameBeforeTheFirstIsLostOnlyIfNobodyWasThere() {
    assertThat(counter(true, true).before(event(4), outbox)).isEqualTo(4);
    assertThat(counter(false, true).before(event(4), outbox)).isZero();
  }

  @Test
  void anEventThatComesAgainAndAPoolThatBeginsAgainAreNoLoss() {
    LostEvents counter = counter(true, true);
    lostBefore(counter, 0);
    lostBefore(counter, 1);

    assertThat(lostBefore(counter, 1)).isZero();
    assertThat(lostBefore(counter, 0)).isZero();
    assertThat(lostBefore(counter, 1)).isZero();
  }

  @Test
  void oneOfSeveralListenersCannotTell() {
    LostEvents counter = counter(true, false);

    assertThat(lostBefore(counter, 3)).isZero();
    assertThat(lostBefore(counter, 9)).isZero();
  }

  @Test
  void thisProcessKnowsWhoStartedIt() {
    assertThat(SupervisordRun.current().id())
        .isEqualTo(SupervisordRun.current().id())
        .startsWith(ProcessHandle.current().parent().orElseThrow().pid() + "@")
        .doesNotContain("unknown");
  }
}

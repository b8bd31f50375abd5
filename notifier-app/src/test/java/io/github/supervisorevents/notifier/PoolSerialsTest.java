package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.notifier.journal.JournalEntry;
import io.github.supervisorevents.notifier.journal.JournalPosition;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.InMemoryOutbox;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolSerialsTest {
  private final InMemoryOutbox outbox = new InMemoryOutbox();

  private static JournalEntry event(long poolSerial) {
    return event("run", "notifier", 1000 + poolSerial, poolSerial);
  }

  private static JournalEntry event(String run, String pool, long serial, long poolSerial) {
    String header =
        "ver:3.0 server:supervisor serial:%d pool:%s poolserial:%d eventname:TICK_5 len:6"
            .formatted(serial, pool, poolSerial);
    return new JournalEntry(
        run,
        Instant.EPOCH,
        Event.parse(EventHeader.parse(header), "when:5"),
        JournalPosition.START);
  }

  private PoolSerials serials(boolean justStarted, boolean alone) {
    return new PoolSerials(
        new SupervisordRun("run", justStarted), alone, outbox.state(PoolSerials.AREA));
  }

  private long lostBefore(PoolSerials serials, JournalEntry event) {
    long lost = serials.lostBefore(event);
    serials.take(event);
    store(serials);
    return lost;
  }

  private long lostBefore(PoolSerials serials, long poolSerial) {
    return lostBefore(serials, event(poolSerial));
  }

  private void store(PoolSerials serials) {
    outbox.store(new Batch(Instant.EPOCH, List.of(), serials.changes()));
    serials.keep();
  }

  @Test
  void aJumpOfThePoolSerialTellsHowMany() {
    PoolSerials serials = serials(true, true);

    assertThat(lostBefore(serials, 0)).isZero();
    assertThat(lostBefore(serials, 1)).isZero();
    assertThat(lostBefore(serials, 5)).isEqualTo(3);
    assertThat(lostBefore(serials, 6)).isZero();
  }

  @Test
  void aJumpWhileTheNotifierWasAwayIsSeen() {
    lostBefore(serials(true, true), 10);

    assertThat(lostBefore(serials(false, true), 14)).isEqualTo(3);
  }

  @Test
  void whatCameBeforeTheFirstIsLostOnlyIfNobodyWasThere() {
    assertThat(serials(true, true).lostBefore(event(4))).isEqualTo(4);
    assertThat(serials(false, true).lostBefore(event(4))).isZero();
    assertThat(serials(true, true).lostBefore(event("earlier run", "notifier", 4, 4))).isZero();
  }

  @Test
  void aPoolMayCountFromOne() {
    PoolSerials serials = serials(true, true);

    assertThat(lostBefore(serials, 1)).isZero();
    assertThat(lostBefore(serials, 2)).isZero();
    assertThat(lostBefore(serials, 4)).isEqualTo(1);
  }

  @Test
  void aPoolThatBeginsAgainIsNoLoss() {
    PoolSerials serials = serials(true, true);
    lostBefore(serials, 0);
    lostBefore(serials, 1);

    assertThat(lostBefore(serials, 0)).isZero();
    assertThat(lostBefore(serials, 1)).isZero();
  }

  @Test
  void oneOfSeveralListenersCannotTell() {
    PoolSerials serials = serials(true, false);

    assertThat(lostBefore(serials, 3)).isZero();
    assertThat(lostBefore(serials, 9)).isZero();
  }

  @Test
  void anEventThatComesAgainIsKnownAlsoByTheNextProcess() {
    PoolSerials serials = serials(true, true);
    assertThat(serials.isRepeated(event(7))).isFalse();
    lostBefore(serials, 7);

    assertThat(serials.isRepeated(event(7))).isTrue();
    assertThat(serials(false, true).isRepeated(event(7))).isTrue();
    assertThat(serials.isRepeated(event(8))).isFalse();
  }

  @Test
  void theSameSerialOfAnotherRunOrPoolIsAnotherEvent() {
    PoolSerials serials = serials(true, true);
    lostBefore(serials, event("run", "notifier", 7, 7));

    assertThat(serials.isRepeated(event("run", "other", 7, 7))).isFalse();
    assertThat(serials.isRepeated(event("other run", "notifier", 7, 7))).isFalse();
  }

  @Test
  void anEventWithoutSerialsIsNeverRepeatedNorLost() {
    PoolSerials serials = serials(true, true);
    JournalEntry event =
        new JournalEntry(
            "run",
            Instant.EPOCH,
            Event.parse(EventHeader.parse("eventname:TICK_5 len:6"), "when:5"),
            JournalPosition.START);

    assertThat(lostBefore(serials, event)).isZero();
    assertThat(serials.isRepeated(event)).isFalse();
    assertThat(outbox.state(PoolSerials.AREA)).isEmpty();
  }

  @Test
  void whatCouldNotBeStoredWasNotTaken() {
    PoolSerials serials = serials(true, true);
    lostBefore(serials, 1);
    serials.take(event(2));
    serials.take(event(3));

    serials.undo();

    assertThat(serials.isRepeated(event(1))).isTrue();
    assertThat(serials.lostBefore(event(2))).isZero();
    assertThat(serials.changes()).isEmpty();
  }

  @Test
  void otherRunsAreForgotten() {
    lostBefore(serials(true, true), event("earlier run", "notifier", 4, 4));
    PoolSerials serials = serials(true, true);
    lostBefore(serials, 1);

    serials.forgetOtherRuns();
    store(serials);

    assertThat(outbox.state(PoolSerials.AREA)).hasSize(1);
  }

  @Test
  void thisProcessKnowsWhoStartedIt() {
    assertThat(SupervisordRun.current().id())
        .isEqualTo(SupervisordRun.current().id())
        .startsWith(ProcessHandle.current().parent().orElseThrow().pid() + "@")
        .doesNotContain("unknown");
  }
}

package io.github.supervisorevents.notifier.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.notifier.incident.AudienceLoad;
import io.github.supervisorevents.notifier.incident.Ended;
import io.github.supervisorevents.notifier.incident.EntryChange;
import io.github.supervisorevents.notifier.incident.Incident;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Member;
import io.github.supervisorevents.notifier.incident.NewsItem;
import io.github.supervisorevents.notifier.incident.Phase;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.StartCount;
import io.github.supervisorevents.notifier.incident.StateEntry;
import io.github.supervisorevents.notifier.incident.TrackedProcess;
import io.github.supervisorevents.notifier.incident.TrackedSupervisor;
import io.github.supervisorevents.notifier.incident.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrackerStateJsonTest {
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00.123456789Z");
  private static final ProcessName WEB = new ProcessName("wéb", "web \"1\"\n");
  private static final ProcessFacts FACTS =
      ProcessFacts.builder(WEB)
          .in("EXITED", Optional.of("RUNNING"))
          .pid(OptionalInt.of(7))
          .expected(Optional.of(false))
          .ended(OptionalInt.of(3), Optional.of("SIGKILL"))
          .spawnError(Optional.of("no such file"))
          .tries(OptionalInt.of(2))
          .uptime(Optional.of(Duration.ofMillis(1500)))
          .exits(4)
          .restartsLastHour(OptionalInt.of(5))
          .logTail(List.of("a", "b ☃"))
          .build();
  private static final Trouble TROUBLE =
      new Trouble(
          Kind.CRASH_LOOP,
          AT,
          9,
          FACTS,
          new Phase(Phase.Step.RUNNING, AT.plusSeconds(1)),
          3,
          Optional.of(AT.plusSeconds(2)));

  private final Outbox outbox = new InMemoryOutbox();

  @Test
  void whatIsRememberedIsReadAsItWasWritten() {
    List<StateEntry> all =
        List.of(
            new TrackedSupervisor(
                "abc",
                77,
                Duration.ofSeconds(-3),
                Optional.of(AT),
                Optional.of(true),
                true,
                Optional.of(new TrackedSupervisor.Loss(9, AT, Optional.of(false))),
                Optional.of(new TrackedSupervisor.LossesTold(AT, 2))),
            new TrackedProcess(
                WEB,
                ProcessState.EXITED,
                AT,
                OptionalInt.of(7),
                Optional.of(AT),
                new StartCount(12, List.of(1, 2, 3)),
                List.of(AT, AT.plusSeconds(1)),
                OptionalInt.of(7),
                Optional.of(TROUBLE)),
            new Incident(
                "i-1",
                "all",
                true,
                AT,
                AT.plusSeconds(2),
                Optional.of(new Incident.Told(AT, Kind.GAVE_UP, 5, 4, 3, 2, 1))),
            new Member(
                "i-1",
                WEB,
                Kind.UNKNOWN,
                AT,
                6,
                Optional.of(new Ended(Ended.How.STOPPED, AT, AT.plusSeconds(2), TROUBLE))),
            new NewsItem(
                "all",
                WEB,
                List.of(Kind.STOPPED, Kind.STARTED),
                FACTS,
                AT,
                AT.plusSeconds(1),
                AT.plusSeconds(3)),
            new AudienceLoad("all", List.of(AT)));

    assertThat(storedAndRead(all)).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void whatIsNotThereStaysAway() {
    List<StateEntry> all =
        List.of(
            new TrackedSupervisor(
                "abc",
                1,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(new TrackedSupervisor.Loss(1, AT, Optional.empty())),
                Optional.empty()),
            new TrackedProcess(
                WEB,
                ProcessState.STOPPED,
                AT,
                OptionalInt.empty(),
                Optional.empty(),
                StartCount.NONE,
                List.of(),
                OptionalInt.empty(),
                Optional.empty()),
            new Incident("i-1", "all", false, AT, AT, Optional.empty()),
            new Member("i-1", WEB, Kind.CRASHED, AT, 0, Optional.empty()));

    assertThat(storedAndRead(all)).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void rowsThatAreDroppedAreGone() {
    storedAndRead(List.of(new AudienceLoad("all", List.of(AT))));
    store(new EntryChange.Dropped(AudienceLoad.class, "all"));

    assertThat(TrackerStateReader.read(outbox, row -> {})).isEmpty();
  }

  @Test
  void rowsThatMakeNoSenseAreLeftOutAndNamed() {
    List<String> unreadable = new ArrayList<>();
    for (String text : List.of("", "{", "[]", "{\"audience\":\"x\",\"told\":[\"yesterday\"]}")) {
      outbox.store(
          new Batch(
              AT,
              List.of(),
              List.of(new StateChange("tracker.load", "key" + text, Optional.of(text)))));
    }

    assertThat(TrackerStateReader.read(outbox, unreadable::add)).isEmpty();
    assertThat(unreadable).hasSize(4).allMatch(row -> row.startsWith("tracker.load key"));
  }

  private List<StateEntry> storedAndRead(List<StateEntry> entries) {
    entries.forEach(entry -> store(new EntryChange.Kept(entry)));
    return TrackerStateReader.read(
        outbox,
        row -> {
          throw new AssertionError("unreadable: " + row);
        });
  }

  private void store(EntryChange change) {
    outbox.store(new Batch(AT, List.of(), List.of(TrackerStateJson.change(change))));
  }
}

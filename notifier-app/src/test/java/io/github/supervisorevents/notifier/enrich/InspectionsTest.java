package io.github.supervisorevents.notifier.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectionsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Duration WITHIN = Duration.ofSeconds(2);

  private final BlockingQueue<Findings> found = new LinkedBlockingQueue<>();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private Inspections inspections =
      new Inspections(InspectionsTest::look, found::add, WITHIN, Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void stop() throws InterruptedException {
    stuck.countDown();
    inspections.stop(Duration.ofSeconds(5));
  }

  @Test
  void whatIsFoundIsHandedOn() throws InterruptedException {
    inspections.ask(at(NOW));

    assertThat(next().logTail()).containsExactly("seen");
  }

  @Test
  void whatIsTooLateIsNotLookedAt() throws InterruptedException {
    inspections.ask(at(NOW.minusSeconds(3)));

    assertThat(next().logTail()).isEmpty();
  }

  @Test
  void askingNeverBlocks() throws InterruptedException {
    inspections =
        new Inspections(this::lookForEver, found::add, WITHIN, Clock.fixed(NOW, ZoneOffset.UTC));
    for (int asked = 0; asked < 5000; asked++) {
      inspections.ask(at(NOW));
    }
    stuck.countDown();

    assertThat(next().logTail()).containsExactly("seen");
  }

  private Findings lookForEver(Inspection inspection) {
    try {
      stuck.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return look(inspection);
  }

  private static Findings look(Inspection inspection) {
    return new Findings(
        inspection,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of("seen"));
  }

  private Findings next() throws InterruptedException {
    Findings next = found.poll(10, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private static Inspection at(Instant time) {
    return new Inspection(
        new ProcessName("web", "web"), Kind.CRASHED, OptionalInt.of(1), 1, time, false);
  }
}

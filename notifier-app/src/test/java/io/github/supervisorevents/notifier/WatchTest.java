package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.TrackerSettings;
import io.github.supervisorevents.notifier.journal.EventJournal;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Redaction;
import io.github.supervisorevents.notifier.outbox.InMemoryOutbox;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.route.NotifyOn;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.Route;
import io.github.supervisorevents.notifier.route.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tracker's thread goes on after every failure, and ends when it is told to. */
@Timeout(60)
class WatchTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final SupervisordRun RUN = new SupervisordRun("run", true);
  private static final int MANY = 2000;

  @TempDir Path folder;
  private final NotifierLog log = new NotifierLog();
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final CountDownLatch firstIsAtHand = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final AtomicBoolean broken = new AtomicBoolean();
  private EventJournal journal;
  private Watch watch;

  @BeforeEach
  void open() {
    journal = EventJournal.open(folder.resolve("journal"), RUN.id(), false);
    watch =
        new Watch(
            this::tracking,
            SupervisordQuestions.of(Map.of(), Redaction.usual(), 0, CLOCK, log),
            () -> {},
            CLOCK,
            log);
  }

  @AfterEach
  void close() throws InterruptedException {
    mayGoOn.countDown();
    watch.stop(CLOCK.instant().plusSeconds(30));
    journal.close();
  }

  private Tracking tracking() {
    if (broken.get()) {
      throw new IllegalStateException("as a defect would");
    }
    Route everyEvent =
        new Route(
            "all",
            ProcessPatterns.all(),
            new NotifyOn(Set.of(), Set.of(EventType.PROCESS_STATE)),
            Severity.INFO,
            List.of("ops"),
            false,
            Duration.ofSeconds(2),
            Optional.empty(),
            Optional.empty());
    Router router = new Router(List.of(everyEvent), ProcessPatterns.all());
    return new Tracking(
        RUN,
        outbox,
        journal,
        new PoolSerials(RUN, true, Map.of()),
        new IncidentTracker(TrackerSettings.DEFAULT, router, List.of(), "origin"),
        new Teller(
            router, "web-01", Redaction.usual(), new SilenceBook(outbox), this::whenItMayGoOn),
        log);
  }

  private Notification whenItMayGoOn(Notification notification, String route) {
    firstIsAtHand.countDown();
    try {
      mayGoOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return notification;
  }

  private void append(int from, int to) {
    for (int serial = from; serial <= to; serial++) {
      journal.append(CLOCK.instant(), SampleEvents.crashed(serial));
    }
    watch.wake();
  }

  private int stored() {
    return outbox.pending().getOrDefault("ops", 0);
  }

  @Test
  void whatIsAppendedIsTaken() {
    mayGoOn.countDown();
    watch.start();

    append(0, MANY - 1);

    Waiting.until("all of them", () -> stored() == MANY);
    assertThat(watch.works()).isTrue();
  }

  @Test
  void aDefectEndsNothing() {
    mayGoOn.countDown();
    broken.set(true);
    append(0, 0);
    watch.start();
    Waiting.until("that it does not work", () -> !watch.works());

    broken.set(false);

    Waiting.until("that it is told", () -> stored() == 1);
    assertThat(watch.works()).isTrue();
  }

  @Test
  void aBacklogIsLeftForTheNextProcessWhenTheDeadlineHasCome() throws InterruptedException {
    append(0, MANY - 1);
    watch.start();
    firstIsAtHand.await();
    Instant past = CLOCK.instant();
    assertThat(watch.stop(past)).as("not while something is at hand").isFalse();

    mayGoOn.countDown();

    assertThat(watch.stop(CLOCK.instant().plusSeconds(30))).isTrue();
    assertThat(stored()).isBetween(1, MANY - 1);
  }

  @Test
  void anotherConfigurationThatCannotBeStoredNowIsNotTakenForDone() {
    mayGoOn.countDown();
    SupervisordQuestions others =
        SupervisordQuestions.of(Map.of(), Redaction.usual(), 0, CLOCK, log);

    assertThat(
            watch.reconfigure(
                others,
                open -> {
                  throw OutboxException.notOpenYet(folder);
                }))
        .isFalse();
    assertThat(watch.reconfigure(others, open -> open.rereadFailed(CLOCK.instant()))).isTrue();
  }
}

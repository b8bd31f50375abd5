package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.incident.Audience;
import io.github.supervisorevents.notifier.incident.Audiences;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.TrackerSettings;
import io.github.supervisorevents.notifier.journal.EventJournal;
import io.github.supervisorevents.notifier.journal.JournalBacklog;
import io.github.supervisorevents.notifier.journal.JournalPosition;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Redaction;
import io.github.supervisorevents.notifier.outbox.DeliveryQuery;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.Durability;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.Retention;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.outbox.SqliteOutbox;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import io.github.supervisorevents.notifier.outbox.TrackerStateReader;
import io.github.supervisorevents.notifier.route.NotifyOn;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.Route;
import io.github.supervisorevents.notifier.route.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event of the journal is told once, whatever happens in between. */
class TrackingTest {
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NINE, ZoneOffset.UTC);
  private static final SupervisordRun RUN = new SupervisordRun("run", true);
  private static final long NOT_UNDERSTOOD = 13;
  private static final long WORDLESS = 16;

  @TempDir Path folder;
  private final NotifierLog log = new NotifierLog();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private EventJournal journal;
  private SqliteOutbox outbox;
  private Tracking tracking;

  @AfterEach
  void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }

  private <T extends AutoCloseable> T kept(T one) {
    opened.add(one);
    return one;
  }

  /** As a process does at its start; one before it need not have ended in order. */
  private void start(SupervisordRun run) {
    open(run);
    takeAll();
  }

  private void open(SupervisordRun run) {
    journal = kept(EventJournal.open(folder.resolve("journal"), run.id(), false));
    outbox = kept(SqliteOutbox.open(folder.resolve("outbox.db"), Durability.NORMAL, CLOCK));
    Router router = new Router(List.of(everyEvent()), ProcessPatterns.all());
    tracking =
        kept(
            new Tracking(
                run,
                outbox,
                journal,
                new PoolSerials(run, true, outbox.state(PoolSerials.AREA)),
                new IncidentTracker(
                    TrackerSettings.DEFAULT,
                    new FailingAudiences(router),
                    TrackerStateReader.read(outbox, log::unreadableState),
                    "origin"),
                new Teller(
                    router,
                    "web-01",
                    Redaction.usual(),
                    new SilenceBook(outbox),
                    (notification, route) -> words(notification)),
                log));
  }

  private static Notification words(Notification notification) {
    if (serial(notification) == WORDLESS) {
      throw new IllegalStateException("as a defect would");
    }
    return notification;
  }

  private static Route everyEvent() {
    return new Route(
        "all",
        ProcessPatterns.all(),
        new NotifyOn(Set.of(), Set.of(EventType.PROCESS_STATE)),
        Severity.INFO,
        List.of("ops"),
        false,
        Duration.ofSeconds(2),
        Optional.empty(),
        Optional.empty());
  }

  private record FailingAudiences(Router router) implements Audiences {
    @Override
    public List<Audience> hearing(Kind kind, Optional<ProcessName> process) {
      return router.hearing(kind, process);
    }

    @Override
    public List<Audience> hearingEvent(Event event) {
      if (event.header().serial() == NOT_UNDERSTOOD) {
        throw new IllegalStateException("as a defect would");
      }
      return router.hearingEvent(event);
    }

    @Override
    public Optional<Audience> named(String name) {
      return router.named(name);
    }
  }

  private void append(long from, long to) {
    for (long serial = from; serial <= to; serial++) {
      journal.append(NINE, SampleEvents.crashed(serial));
    }
  }

  private void takeAll() {
    while (!tracking.isUpToDate()) {
      tracking.takeSome(NINE);
    }
  }

  private List<Long> told() {
    return outbox.list(DeliveryQuery.of(EnumSet.allOf(DeliveryState.class), 10_000)).stream()
        .map(TrackingTest::serial)
        .sorted()
        .toList();
  }

  private static long serial(StoredDelivery delivery) {
    return serial(delivery.notification());
  }

  private static long serial(Notification notification) {
    return Long.parseLong(notification.event().orElseThrow().headers().get("serial"));
  }

  private static List<Long> range(long from, long to) {
    List<Long> all = new ArrayList<>();
    for (long i = from; i <= to; i++) {
      all.add(i);
    }
    return all;
  }

  @Test
  void manyEventsAreToldInTheirOrder() {
    start(RUN);
    append(20, 1019);

    takeAll();

    assertThat(told()).isEqualTo(range(20, 1019));
    assertThat(serial(outbox.next("ops").orElseThrow())).isEqualTo(20);
  }

  @Test
  void whatWasInTheJournalWhenTheProcessDiedIsToldByTheNextAndNothingTwice() {
    start(RUN);
    append(20, 24);
    takeAll();
    append(25, 29);

    start(RUN);
    append(30, 30);
    takeAll();

    assertThat(told()).isEqualTo(range(20, 30));
  }

  @Test
  void anEventThatSupervisordSendsAgainIsToldOnce() {
    start(RUN);
    append(20, 20);
    start(RUN);
    append(20, 21);

    takeAll();

    assertThat(told()).isEqualTo(range(20, 21));
  }

  @Test
  void theSameSerialsOfALaterSupervisordAreToldToo() {
    start(RUN);
    append(20, 21);

    start(new SupervisordRun("later run", true));
    append(20, 21);
    takeAll();

    assertThat(told()).isEqualTo(List.of(20L, 20L, 21L, 21L));
  }

  @Test
  void whatCannotBeStoredNowIsToldWhenItCan() throws SQLException {
    start(RUN);
    append(20, 21);
    takeAll();
    append(22, 24);
    journal.append(NINE, ofServer("blue", 25));

    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      assertThatThrownBy(this::takeAll).isInstanceOf(OutboxException.class);
      assertThat(tracking.isUpToDate()).isFalse();
      statement.execute("rollback");
    }
    takeAll();

    assertThat(told()).isEqualTo(range(20, 25));
    assertThat(outbox.state("tracker")).containsEntry("identifier", "blue");
  }

  @Test
  void aBacklogIsTakenPieceByPiece() {
    start(RUN);
    append(20, 1019);

    open(RUN);
    List<Integer> pieces = new ArrayList<>();
    while (!tracking.isUpToDate()) {
      pieces.add(tracking.takeSome(NINE).notices().size());
    }

    assertThat(pieces).hasSizeGreaterThan(3);
    assertThat(told()).isEqualTo(range(20, 1019));
  }

  @Test
  void anEventThatCannotBeUnderstoodHoldsUpNoOther() {
    start(RUN);
    append(NOT_UNDERSTOOD - 2, NOT_UNDERSTOOD + 2);

    takeAll();

    assertThat(told()).isEqualTo(List.of(11L, 12L, 14L, 15L));
    start(RUN);
    assertThat(tracking.isUpToDate()).isTrue();
  }

  @Test
  void anEventThatCannotBeUnderstoodIsNotMissingBeforeTheNextAndDoesNotComeAgain() {
    start(RUN);
    append(NOT_UNDERSTOOD - 2, NOT_UNDERSTOOD);

    takeAll();

    assertThat(outbox.state(PoolSerials.AREA)).containsValue(NOT_UNDERSTOOD + " " + NOT_UNDERSTOOD);
    assertThat(JournalPosition.remembered(outbox.state(JournalPosition.AREA)))
        .hasValueSatisfying(
            used ->
                assertThat(JournalBacklog.count(folder.resolve("journal"), Optional.of(used)))
                    .isZero());
  }

  @Test
  void anEventWhoseWordsCannotBeFoundHoldsUpNoOther() {
    start(RUN);
    append(WORDLESS - 2, WORDLESS + 2);

    takeAll();

    assertThat(told()).isEqualTo(List.of(14L, 15L, 17L, 18L));
  }

  @Test
  void whatIsKnownOfTheJournalIsNotForgottenWhenItsFileIsTakenAwayTwice() throws IOException {
    start(RUN);
    append(20, 24);
    takeAll();
    takeTheFileAway();
    start(RUN);
    takeAll();
    takeTheFileAway();
    outbox.prune(NINE, Retention.usual());
    tracking.passTime(NINE);

    start(RUN);
    takeAll();

    assertThat(told()).isEmpty();
  }

  private void takeTheFileAway() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void supervisordsNameIsKnownBeforeItsFirstEvent() {
    start(RUN);
    journal.append(NINE, ofServer("blue", 20));
    takeAll();

    start(RUN);
    tracking.rereadFailed(NINE);
    journal.append(NINE, ofServer("", 21));
    takeAll();

    assertThat(outbox.list(DeliveryQuery.of(EnumSet.allOf(DeliveryState.class), 10)))
        .extracting(delivery -> delivery.notification().source().supervisor())
        .containsOnly("blue");
  }

  @Test
  void whatTheFileRememberedIsStoredAgainWhenItHadToBeBegunAnew() throws IOException {
    start(RUN);
    journal.append(
        NINE,
        SampleEvents.event(
            "PROCESS_STATE_FATAL", 21, "processname:db groupname:db from_state:BACKOFF"));
    takeAll();
    takeTheFileAway();
    outbox.prune(NINE, Retention.usual());

    append(22, 22);
    takeAll();

    assertThat(outbox.state("tracker.process")).containsKeys("db:db", "web:web_00");
    start(RUN);
    assertThat(tracking.isUpToDate()).isTrue();
    append(22, 23);
    takeAll();
    assertThat(told()).isEqualTo(range(22, 23));
  }

  private static Event ofServer(String server, long serial) {
    Event event = SampleEvents.crashed(serial);
    Map<String, String> tokens = new LinkedHashMap<>(event.header().tokens());
    tokens.put("server", server);
    return Event.of(new EventHeader(tokens), event.payload(), event.data());
  }
}

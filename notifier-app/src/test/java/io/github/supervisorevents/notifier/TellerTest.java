package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Redaction;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.InMemoryOutbox;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.route.NotifyOn;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import io.github.supervisorevents.notifier.route.QuietHours;
import io.github.supervisorevents.notifier.route.Route;
import io.github.supervisorevents.notifier.route.Router;
import io.github.supervisorevents.notifier.route.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TellerTest {
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant LATE = Instant.parse("2026-11-20T23:00:00Z");
  private static final Instant NEXT_MORNING = Instant.parse("2026-11-21T07:00:00Z");

  private final Outbox outbox = new InMemoryOutbox();
  private final SilenceBook book = new SilenceBook(outbox);
  private final Teller teller =
      new Teller(
          new Router(
              List.of(
                  route("day", Optional.of(nights()), "mail"),
                  route("always", Optional.empty(), "pager", "chat")),
              ProcessPatterns.all()),
          "web-01",
          Redaction.usual().and("needle"),
          book,
          (notification, route) -> notification);

  @Test
  void noticesGoToTheirRoutesChannels() {
    Teller.Told told = told(notice("always", Status.OPENED, NINE, "web"), NINE);

    assertThat(told.dispatches().get(0).channels()).containsExactly("pager", "chat");
    assertThat(told.dispatches().get(0).notification().source().host()).isEqualTo("web-01");
    assertThat(told.changes()).isEmpty();
  }

  @Test
  void secretsAreTakenOutOfWhatIsToldAndOfWhatIsHeldBack() {
    ProcessFacts facts =
        ProcessFacts.builder(new ProcessName("web", "web"))
            .spawnError(Optional.of("can't find needle"))
            .logTail(List.of("a needle"))
            .build();
    Notice notice = notice("always", Status.OPENED, NINE, "web").about(List.of(facts));

    Teller.Told told = told(notice, NINE);
    silence(NINE, NINE.plusSeconds(60), "web*");
    Teller.Told held = told(notice, NINE);
    List<Notification> afterwards = afterwards(NINE.plusSeconds(60));

    assertThat(told.dispatches().toString()).doesNotContain("needle").contains("can't find ***");
    assertThat(held.changes().toString()).doesNotContain("needle").contains("can't find ***");
    assertThat(afterwards.toString()).doesNotContain("needle").contains("can't find ***");
  }

  @Test
  void whatIsSilencedIsNotToldAndSummedUpAfterwards() {
    silence(NINE, NINE.plusSeconds(60), "web*");
    assertThat(told(notice("always", Status.OPENED, NINE, "web1", "web2"), NINE).dispatches())
        .isEmpty();
    assertThat(told(notice("always", Status.UPDATED, NINE, "web1"), NINE).dispatches()).isEmpty();

    assertThat(afterwards(NINE.plusSeconds(59))).isEmpty();
    Notification summary = afterwards(NINE.plusSeconds(60)).get(0);

    assertThat(summary.summary())
        .contains("the silence of web* (deploy) is over: 3 notifications were held back");
    assertThat(summary.processes())
        .extracting(ProcessFacts::process)
        .containsExactly("web1", "web2");
    assertThat(afterwards(NINE.plusSeconds(61))).isEmpty();
    assertThat(book.silences()).isEmpty();
  }

  @Test
  void aProcessThatSeveralRoutesWouldHaveToldOfIsNamedOnce() {
    silence(NINE, NINE.plusSeconds(60), "web*");
    told(notice("always", Status.OPENED, NINE, "web1"), NINE);
    told(notice("day", Status.OPENED, NINE, "web1", "web2"), NINE);

    assertThat(afterwards(NINE.plusSeconds(60)).get(0).processes())
        .extracting(ProcessFacts::process)
        .containsExactlyInAnyOrder("web1", "web2");
  }

  @Test
  void othersInTheSameNoticeAreTold() {
    silence(NINE, NINE.plusSeconds(60), "web*");

    Teller.Told told = told(notice("always", Status.OPENED, NINE, "web1", "db"), NINE);

    assertThat(told.dispatches().get(0).notification().processes())
        .extracting(ProcessFacts::process)
        .containsExactly("db");
  }

  @Test
  void endOfWhatWasToldBeforeIsTold() {
    silence(NINE, NINE.plusSeconds(60), "web");

    assertThat(
            told(notice("always", Status.RESOLVED, NINE.minusSeconds(5), "web"), NINE).dispatches())
        .hasSize(1);
    assertThat(
            told(notice("always", Status.RESOLVED, NINE.plusSeconds(5), "web"), NINE).dispatches())
        .isEmpty();
  }

  @Test
  void silenceThatSwallowedNothingEndsQuietly() {
    silence(NINE, NINE.plusSeconds(60), "web");

    assertThat(afterwards(NINE.plusSeconds(60))).isEmpty();
    assertThat(book.silences()).isEmpty();
  }

  @Test
  void quietHoursHoldBackAndSumUp() {
    assertThat(told(notice("day", Status.OPENED, LATE, "web"), LATE).dispatches()).isEmpty();
    assertThat(told(notice("always", Status.OPENED, LATE, "web"), LATE).dispatches()).hasSize(1);

    assertThat(afterwards(NEXT_MORNING.minusSeconds(1))).isEmpty();
    Notification summary = afterwards(NEXT_MORNING).get(0);

    assertThat(summary.summary()).contains("quiet hours are over: 1 notification was held back");
    assertThat(afterwards(NEXT_MORNING)).isEmpty();
  }

  private Teller.Told told(Notice notice, Instant now) {
    Teller.Told told = teller.tell(List.of(notice), "supervisor", now);
    store(told, now);
    return told;
  }

  private List<Notification> afterwards(Instant now) {
    Teller.Told told = teller.afterwards("supervisor", now);
    store(told, now);
    return told.dispatches().stream().map(dispatch -> dispatch.notification()).toList();
  }

  private void store(Teller.Told told, Instant now) {
    outbox.store(new Batch(now, told.dispatches(), told.changes()));
  }

  private void silence(Instant from, Instant until, String... patterns) {
    book.put(new Silence("s1", List.of(patterns), from, until, Optional.of("deploy")), from);
  }

  private static QuietHours nights() {
    return new QuietHours(
        QuietHours.everyDay(), LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC);
  }

  private static Route route(String name, Optional<QuietHours> quiet, String... channels) {
    return new Route(
        name,
        ProcessPatterns.all(),
        NotifyOn.usual(),
        Severity.INFO,
        List.of(channels),
        true,
        Duration.ofSeconds(2),
        Optional.empty(),
        quiet);
  }

  private static Notice notice(String route, Status status, Instant startedAt, String... names) {
    return new Notice(
        "i-" + route + status + startedAt.toEpochMilli() + names.length,
        route,
        status,
        Kind.CRASHED,
        startedAt,
        Arrays.stream(names)
            .map(name -> ProcessFacts.nothingKnown(new ProcessName(name, name)))
            .toList(),
        OptionalInt.empty(),
        Optional.of(new IncidentSummary("i", startedAt, Optional.empty(), Duration.ZERO, 1)),
        0,
        Optional.empty(),
        Optional.empty());
  }
}

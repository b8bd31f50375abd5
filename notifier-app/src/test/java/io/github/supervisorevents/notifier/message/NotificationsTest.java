package io.github.supervisorevents.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.incident.Ended;
import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.Remark;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NotificationsTest {
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

  @Test
  void healedCrashIsOneSentence() {
    assertThat(title(Status.RESOLVED, Kind.CRASHED, new Remark.RunningAgain(seconds(1.2)), web()))
        .isEqualTo("web crashed (exit 3), running again after 1.2 s");
  }

  @Test
  void loopSaysHowItGoes() {
    assertThat(title(Status.UPDATED, Kind.CRASH_LOOP, new Remark.Exits(37, seconds(600)), web()))
        .isEqualTo("web keeps crashing: 37 exits in 10 min");
  }

  @Test
  void startSaysWhatIsMissing() {
    Remark missing = new Remark.AtStart(3, 12);

    assertThat(title(Status.OPENED, Kind.SUPERVISOR_STARTED, missing, named("a"), named("b")))
        .isEqualTo("supervisord started, 3 of 12 not running");
    assertThat(notice(Status.OPENED, Kind.SUPERVISOR_STARTED, missing, named("a")).severity())
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void groupIsCounted() {
    ProcessFacts[] twelve =
        Stream.iterate(0, number -> number + 1)
            .limit(12)
            .map(number -> ProcessFacts.nothingKnown(new ProcessName("web", "web_" + number)))
            .toArray(ProcessFacts[]::new);

    assertThat(title(Status.OPENED, Kind.CRASHED, partly(Map.of(Kind.CRASHED, 12)), twelve))
        .isEqualTo("12 of 14 in group web crashed, 1 recovered, 2 stopped by an operator");
    assertThat(
            title(
                Status.UPDATED,
                Kind.GAVE_UP,
                partly(Map.of(Kind.CRASHED, 11, Kind.GAVE_UP, 1)),
                twelve))
        .isEqualTo(
            "12 of 14 in group web failed: 1 gave up, 11 crashed; 1 recovered, 2 stopped by an"
                + " operator");
  }

  private static Remark partly(Map<Kind, Integer> ongoing) {
    return new Remark.PartlyWell(Map.of(Ended.How.RECOVERED, 1, Ended.How.STOPPED, 2), ongoing);
  }

  @Test
  void everyRemarkHasWords() {
    List<Remark> all =
        List.of(
            new Remark.StoppedByOperator(),
            new Remark.ThenExited(),
            new Remark.Removed(),
            new Remark.Restarted(),
            new Remark.StillDown(seconds(3600)),
            new Remark.Mixed(Map.of(Kind.CRASHED, 2, Kind.GAVE_UP, 1)),
            new Remark.Endings(Map.of(Ended.How.RECOVERED, 2, Ended.How.STOPPED, 1)),
            new Remark.StateReread(true),
            new Remark.StateReread(false));

    assertThat(all)
        .extracting(
            remark ->
                Notifications.of(
                        notice(Status.EVENT, Kind.STARTED, remark, web()),
                        source(),
                        Redaction.usual())
                    .summary()
                    .orElseThrow())
        .containsExactly(
            "then stopped by an operator",
            "then ended as expected",
            "removed from the configuration",
            "restarted by an operator",
            "still down after 1 h",
            "1 gave up, 2 crashed",
            "2 recovered, 1 stopped by an operator",
            "all states were read again",
            "the states could not be read again");
  }

  private static String title(Status status, Kind kind, Remark remark, ProcessFacts... processes) {
    Notification notification =
        Notifications.of(notice(status, kind, remark, processes), source(), Redaction.usual());
    return MessageText.of(notification, false, Clock.fixed(AT, ZoneOffset.UTC)).title();
  }

  private static Notice notice(Status status, Kind kind, Remark remark, ProcessFacts... processes) {
    return new Notice(
        "i-1",
        "all",
        status,
        kind,
        AT,
        List.of(processes),
        processes.length == 12 ? OptionalInt.of(14) : OptionalInt.empty(),
        Optional.of(new IncidentSummary("i", AT, Optional.empty(), seconds(1), 1)),
        0,
        Optional.of(remark),
        Optional.empty());
  }

  private static ProcessFacts web() {
    return named("web").toBuilder().ended(OptionalInt.of(3), Optional.empty()).build();
  }

  private static ProcessFacts named(String name) {
    return ProcessFacts.nothingKnown(new ProcessName(name, name));
  }

  private static Source source() {
    return new Source("web-01", "supervisor");
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}

package io.github.supervisorevents.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.incident.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageTextTest {

  @Test
  void tellsHostTimeFactsAndLog() {
    MessageText text = text(SampleNotification.crashed());

    assertThat(text.headline()).isEqualTo("web:web_00 crashed (exit 3) · web-01");
    assertThat(text.tone()).isEqualTo(Tone.ALARM);
    assertThat(text.time()).isEqualTo("2026-11-20 09:00:00 UTC");
    assertThat(text.facts())
        .containsExactly(
            new Fact("State", "RUNNING → EXITED"),
            new Fact("Exit", "status 3, not expected"),
            new Fact("Ran for", "2 h 5 min"),
            new Fact("Pid", "4711"),
            new Fact("Failures", "4"),
            new Fact("Going on for", "12 s"));
    assertThat(text.logTitle()).isEqualTo("Last log lines");
    assertThat(text.logLines()).endsWith("ValueError: no such thing");
    assertThat(text.notes()).isEmpty();
  }

  @Test
  void timeIsWrittenInTheClocksZone() {
    Clock clock = SampleNotification.CLOCK.withZone(ZoneId.of("Europe/Berlin"));

    assertThat(MessageText.of(SampleNotification.crashed(), false, clock).time())
        .isEqualTo("2026-11-20 10:00:00 CET");
  }

  @Test
  void unusualIdentifierIsNamedBesideTheHost() {
    Notification notification =
        SampleNotification.of(Kind.SUPERVISOR_STARTED).supervisor("batch").build();

    assertThat(text(notification).host()).isEqualTo("web-01 (batch)");
  }

  @Test
  void lateMessageSaysHowLate() {
    Clock later = Clock.offset(SampleNotification.CLOCK, Duration.ofHours(2));

    assertThat(MessageText.of(SampleNotification.crashed(), true, later).notes())
        .containsExactly("Late: this happened 2 h ago.");
  }

  @Test
  void eventsLostBeforeAreNoted() {
    Notification notification = SampleNotification.of(Kind.CRASHED).lostEvents(3).build();

    assertThat(text(notification).notes())
        .containsExactly("Before this, 3 events were lost by supervisord.");
  }

  @Test
  void severalProcessesAreListed() {
    MessageText text = text(SampleNotification.of(Kind.CRASHED).processes("web", 3).build());

    assertThat(text.itemLines())
        .containsExactly("web:web_00: exit 3", "web:web_01: exit 3", "web:web_02: exit 3");
  }

  @Test
  void theOnlyProcessOfASentenceThatNamesNoneIsNamed() {
    Notification over =
        SampleNotification.of(Kind.EVENT)
            .summary("quiet hours are over: 1 notification was held back")
            .process(SampleProcess.named("web", "web_00").exit(3))
            .build();

    assertThat(text(over).title()).isEqualTo("quiet hours are over: 1 notification was held back");
    assertThat(text(over).facts()).startsWith(new Fact("Process", "web:web_00"));
  }

  @Test
  void shellStatusIsExplained() {
    assertThat(exitFact(137)).isEqualTo("status 137, not expected (128 + SIGKILL)");
    assertThat(exitFact(127))
        .isEqualTo("status 127, not expected (a shell's word for: command not found)");
    assertThat(exitFact(3)).isEqualTo("status 3, not expected");
  }

  @Test
  void resolvedIsGreenWhateverItWas() {
    assertThat(text(SampleNotification.recovered()).tone()).isEqualTo(Tone.WELL);
  }

  @Test
  void eventDataIsShownAsLog() {
    Notification notification =
        SampleNotification.of(Kind.EVENT)
            .event("PROCESS_LOG_STDERR", Map.of("processname", "web_00"), "one\ntwo\n")
            .build();

    MessageText text = text(notification);

    assertThat(text.logTitle()).isEqualTo("Data");
    assertThat(text.logLines()).containsExactly("one", "two");
    assertThat(text.facts()).containsExactly(new Fact("processname", "web_00"));
  }

  @Test
  void cuttingDropsTheOldestLogLinesFirstAndCountsThem() {
    List<String> lines = IntStream.rangeClosed(1, 1000).mapToObj(i -> "line " + i).toList();
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .process(SampleProcess.named("web", "web_00").exit(3).log(lines))
            .build();

    MessageText text = text(notification).fitting(500, MessageTextTest::size);

    assertThat(size(text)).isLessThanOrEqualTo(500);
    assertThat(text.logLines().get(0)).isEqualTo("… 970 lines before");
    assertThat(text.logLines()).endsWith("line 999", "line 1000");
    assertThat(text.facts()).hasSize(3);
  }

  @Test
  void cuttingCountsTheProcessesLeftOut() {
    Notification notification = SampleNotification.of(Kind.CRASHED).processes("web", 600).build();

    MessageText text = text(notification).fitting(1000, MessageTextTest::size);

    assertThat(text.itemLines()).hasSize(41).endsWith("… and 560 more");
  }

  @Test
  void hugeTextInEveryPlaceIsCutToTheLimit() {
    String huge = "ü<&>*`\n".repeat(100_000);
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .host(huge)
            .summary(huge)
            .process(
                SampleProcess.named(huge, huge)
                    .spawnError(huge)
                    .log(Collections.nCopies(2_000, huge.substring(0, 2_000))))
            .process(SampleProcess.named(huge, huge))
            .build();

    assertThat(size(text(notification).fitting(200, MessageTextTest::size)))
        .isLessThanOrEqualTo(200);
  }

  @Test
  void everyPartIsOneLineOfWholeCharacters() {
    String nasty = "a\nb\r\tc\u001b[31mred\u001b[0m\u0000\uD83D\u202Eend";
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .host(nasty)
            .summary(nasty)
            .process(SampleProcess.named("web", nasty).spawnError(nasty).log(nasty))
            .build();

    MessageText text = text(notification);

    assertThat(text.headline() + text.facts() + text.logLines())
        .contains("a b  cred \uFFFDend")
        .doesNotContainPattern("[\\p{Cntrl}\\p{Cs}\\u202e]");
  }

  private static String exitFact(int status) {
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .process(SampleProcess.named("web", "web").exit(status))
            .build();
    return text(notification).facts().get(1).value();
  }

  private static MessageText text(Notification notification) {
    return MessageText.of(notification, false, SampleNotification.CLOCK);
  }

  private static int size(MessageText text) {
    return text.headline().length()
        + text.facts().stream().mapToInt(f -> f.name().length() + f.value().length()).sum()
        + text.itemLines().stream().mapToInt(line -> line.length() + 1).sum()
        + text.logLines().stream().mapToInt(line -> line.length() + 1).sum();
  }
}

package io.github.supervisorevents.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
  @Test
  void crashTellsTheExitStatus() {
    assertThat(title(of(Kind.CRASHED, web().exit(3)))).isEqualTo("web:web_00 crashed (exit 3)");
  }

  @Test
  void crashTellsTheSignal() {
    assertThat(title(of(Kind.CRASHED, web().killedBy("SIGKILL"))))
        .isEqualTo("web:web_00 was killed by SIGKILL");
  }

  @Test
  void crashWithoutAReasonIsStillACrash() {
    assertThat(title(of(Kind.CRASHED, web()))).isEqualTo("web:web_00 crashed");
  }

  @Test
  void processOfItsOwnGroupIsNamedOnce() {
    assertThat(title(of(Kind.CRASHED, SampleProcess.named("cron", "cron"))))
        .isEqualTo("cron crashed");
  }

  @Test
  void summaryIsAddedToTheCrash() {
    assertThat(title(of(Kind.CRASHED, web().exit(3)).summary("running again after 1.2 s")))
        .isEqualTo("web:web_00 crashed (exit 3), running again after 1.2 s");
  }

  @Test
  void updateCountsTheExits() {
    SampleNotification update =
        of(Kind.CRASHED, web().exit(3))
            .status(Status.UPDATED)
            .incident("i", Duration.ofMinutes(2), 4);

    assertThat(title(update)).isEqualTo("web:web_00 crashed again (exit 3), 4 exits in 2 min");
  }

  @Test
  void givingUpTellsTheTries() {
    assertThat(title(of(Kind.GAVE_UP, web().tries(4))))
        .isEqualTo("web:web_00 gave up after 4 tries");
  }

  @Test
  void givingUpTellsWhyItCouldNotBeStarted() {
    assertThat(title(of(Kind.GAVE_UP, web().spawnError("can't find command '/bin/x'").tries(4))))
        .isEqualTo("web:web_00 gave up after 4 tries: can't find command '/bin/x'");
  }

  @Test
  void backoffTellsTheTry() {
    assertThat(title(of(Kind.BACKOFF, web().tries(2))))
        .isEqualTo("web:web_00 failed to start: exited too soon (try 2)");
  }

  @Test
  void crashLoopTellsItsSummary() {
    assertThat(title(of(Kind.CRASH_LOOP, web()).summary("37 exits in 10 min")))
        .isEqualTo("web:web_00 keeps crashing: 37 exits in 10 min");
  }

  @Test
  void recoveryTellsHowLongItTook() {
    assertThat(Wording.title(SampleNotification.recovered()))
        .isEqualTo("web:web_00 recovered after 12 s (2 exits)");
  }

  @Test
  void incidentEndedByAnOperatorSaysSo() {
    SampleNotification stopped =
        of(Kind.STOPPED, web()).status(Status.RESOLVED).incident("i", Duration.ofMinutes(5), 1);

    assertThat(title(stopped)).isEqualTo("web:web_00 was stopped by an operator after 5 min");
  }

  @Test
  void severalOfAGroupAreCountedWhenItsSizeIsKnown() {
    SampleNotification several =
        SampleNotification.of(Kind.GAVE_UP).processes("web", 12).groupSize(14);

    assertThat(title(several)).isEqualTo("12 of 14 in group web gave up");
  }

  @Test
  void allOfAGroupAreAll() {
    SampleNotification all = SampleNotification.of(Kind.CRASHED).processes("web", 3).groupSize(3);

    assertThat(title(all)).isEqualTo("all 3 in group web crashed (exit 3)");
  }

  @Test
  void severalAreNamedWhenTheSizeIsNotKnown() {
    assertThat(title(SampleNotification.of(Kind.CRASHED).processes("web", 11)))
        .isEqualTo("web_00, web_01 and 9 more in group web crashed (exit 3)");
    assertThat(title(SampleNotification.of(Kind.CRASHED).processes("web", 2)))
        .isEqualTo("web:web_00 and web:web_01 crashed (exit 3)");
  }

  @Test
  void severalGroupsAreNamedInFull() {
    SampleNotification mixed =
        SampleNotification.of(Kind.CRASHED).processes("web", 2).processes("db", 2).groupSize(4);

    assertThat(title(mixed)).isEqualTo("web:web_00, web:web_01 and 2 more crashed (exit 3)");
  }

  @Test
  void differentExitsAreNotSaidOfAll() {
    SampleNotification mixed =
        SampleNotification.of(Kind.CRASHED).process(web().exit(3)).process(web().exit(4));

    assertThat(title(mixed)).endsWith("crashed");
  }

  @Test
  void lostEventsAreCounted() {
    assertThat(
            title(SampleNotification.of(Kind.EVENTS_LOST).lostEvents(12).summary("state re-read")))
        .isEqualTo("12 events were lost, state re-read");
    assertThat(title(SampleNotification.of(Kind.EVENTS_LOST).lostEvents(1)))
        .isEqualTo("1 event was lost");
  }

  @Test
  void supervisorStartTellsItsSummary() {
    assertThat(title(SampleNotification.of(Kind.SUPERVISOR_STARTED).summary("3 of 12 not running")))
        .isEqualTo("supervisord started, 3 of 12 not running");
  }

  @Test
  void rawEventIsCalledByItsName() {
    assertThat(title(SampleNotification.of(Kind.EVENT).event("TICK_60", Map.of("when", "1"))))
        .isEqualTo("TICK_60");
    assertThat(title(of(Kind.EVENT, web()).event("PROCESS_LOG_STDERR", Map.of())))
        .isEqualTo("PROCESS_LOG_STDERR of web:web_00");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindHasWordsForNoneOneAndSeveral(Kind kind) {
    for (int number : new int[] {0, 1, 2, 40}) {
      for (Status status : Status.values()) {
        String title = title(SampleNotification.of(kind).status(status).processes("web", number));

        assertThat(title).isNotBlank().doesNotContain("Optional", "null").doesNotEndWith(" ");
        assertThat(Arrays.asList(title.split(" "))).doesNotContain("");
      }
    }
  }

  private static SampleProcess web() {
    return SampleProcess.named("web", "web_00");
  }

  private static SampleNotification of(Kind kind, SampleProcess process) {
    return SampleNotification.of(kind).process(process);
  }

  private static String title(SampleNotification notification) {
    return Wording.title(notification.build());
  }
}

package io.github.supervisorevents.notifier.incident;

import static io.github.supervisorevents.notifier.incident.Script.START;
import static io.github.supervisorevents.notifier.incident.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RereadStoriesTest {
  @Test
  void lossIsToldOnceWithTheCount() {
    script()
        .at("60s")
        .lost(3)
        .at("60.5s")
        .lost(4)
        .at("61s")
        .reread("web RUNNING")
        .until("10m")
        .tells("61s event events_lost lost=7 – state re-read");
  }

  @Test
  void lossIsToldEvenWhenNobodyAnswers() {
    script()
        .at("60s")
        .lost(3)
        .until("10m")
        .tells("70s event events_lost lost=3 – state not re-read");
    script()
        .at("60s")
        .lost(3)
        .at("62s")
        .rereadFails()
        .until("10m")
        .tells("62s event events_lost lost=3 – state not re-read");
  }

  @Test
  void lossesOneAfterTheOtherAreSummedUp() {
    Script story = script();
    for (int second = 0; second < 600; second++) {
      story.atSecond(second).lost(1).reread();
    }

    story
        .until("2h")
        .tells(
            """
            0s event events_lost lost=1 – state re-read
            60s event events_lost lost=59 – state re-read
            360s event events_lost lost=300 – state re-read
            1260s event events_lost lost=240 – state re-read
            """);
  }

  @Test
  void crashThatWasMissedIsFound() {
    script()
        .play("0s web,db running")
        .at("60s")
        .lost(1)
        .at("61s")
        .reread("web EXITED 3", "db RUNNING")
        .until("10m")
        .tells(
            """
            61s event events_lost lost=1 – state re-read
            63s opened crashed web
            """);
  }

  @Test
  void exitWithStatusZeroThatWasMissedIsNone() {
    script().play("0s job running").at("60s").reread("job EXITED 0").until("10m").tellsNothing();
  }

  @Test
  void recoveryThatWasMissedIsFound() {
    script()
        .play(
            """
            0s   web running
            60s  web crashed
            """)
        .at("5m")
        .reread("web RUNNING")
        .until("10m")
        .tells(
            """
            62s opened crashed web
            310s resolved recovered web
            """);
  }

  @Test
  void stopThatWasMissedIsFound() {
    script()
        .play("60s web crashed")
        .at("5m")
        .reread("web STOPPED")
        .until("10m")
        .tells(
            """
            62s opened crashed web
            302s resolved stopped web
            """);
  }

  @Test
  void processThatIsGoneEndsItsIncident() {
    script()
        .play("60s web crashed")
        .at("5m")
        .reread("db RUNNING")
        .until("10m")
        .tells(
            """
            62s opened crashed web
            300s resolved stopped web – Removed
            """);
  }

  @Test
  void whatIsDownWhenTheNotifierComesToIsTold() {
    script()
        .at("0s")
        .reread("web FATAL", "db RUNNING", "old EXITED 1", "off STOPPED")
        .until("10m")
        .tells("2s opened gave_up web");
  }

  @Test
  void whatIsKnownIsNotToldAgain() {
    script()
        .play("0s web fatal")
        .at("5m")
        .notifierRestarted()
        .reread("web FATAL")
        .at("6m")
        .reread("web FATAL")
        .until("10m")
        .tells("2s opened gave_up web");
  }

  @Test
  void eventsThatCameAfterTheQuestionKnowBetter() {
    script()
        .play(
            """
            0s   web running
            60s  web crashed
            """)
        .at("60.1s")
        .rereadAsOf(START.plusSeconds(59), "web RUNNING")
        .until("10m")
        .tells("62s opened crashed web");
  }

  @Test
  void exitIsCountedOnceThoughItsEventComesAfterTheReread() {
    Script story =
        script()
            .play("0s web running")
            .at("60s")
            .reread("web EXITED 3")
            .play("61s web crashed")
            .until("10m")
            .tells("62s opened crashed web");

    assertThat(story.last().incident().orElseThrow().exits()).isEqualTo(1);
  }

  @Test
  void exitOfAProcessThatWasNotHeardToRunIsCountedOnce() {
    Script story =
        script()
            .withoutFindings()
            .play("60s web starting")
            .at("60.5s")
            .reread("web EXITED 3")
            .found("web", 3, "no database")
            .play("61s web running")
            .play("61s web crashed")
            .until("10m")
            .tells("63s opened crashed web");

    ProcessFacts told = story.last().processes().get(0);
    assertThat(told.pid()).hasValue(101);
    assertThat(told.exitStatus()).hasValue(3);
    assertThat(told.logTail()).containsExactly("no database");
  }

  @Test
  void whatIsFoundOutAboutAnExitAfterItsEventHasComeBelongsToIt() {
    Script story =
        script()
            .withoutFindings()
            .play("60s web starting")
            .at("60.5s")
            .reread("web EXITED -1")
            .play("60.6s web running")
            .play("60.6s web crashed")
            .at("61s")
            .found("web", 3, "no database")
            .until("10m");

    ProcessFacts told = story.last().processes().get(0);
    assertThat(told.exitStatus()).hasValue(3);
    assertThat(told.logTail()).containsExactly("no database");
  }

  @Test
  void exitsAfterTheOneThatWasFoundCount() {
    script()
        .play("60s web starting")
        .at("60.5s")
        .reread("web EXITED 3")
        .play(
            """
            61s web running
            61s web crashed
            61s web restarting
            61s web running
            61s web crashed
            """)
        .until("10m")
        .tells("62.5s opened crashed web exits=2");
    script()
        .play("60s web starting")
        .at("60.5s")
        .reread("web EXITED 3")
        .play(
            """
            61s web restarting
            61s web running
            61s web crashed
            """)
        .until("10m")
        .tells("62.5s opened crashed web exits=2");
  }

  @Test
  void whatHappenedWhileTheNotifierWasAwayIsFound() {
    script()
        .play(
            """
            0s   web,db,job running
            60s  db crashed
            70s  end
            """)
        .at("10m")
        .notifierRestarted()
        .reread("web FATAL", "db RUNNING", "job RUNNING")
        .until("20m")
        .tells(
            """
            62s opened crashed db
            602s opened gave_up web
            610s resolved recovered db
            """);
  }

  @Test
  void newGroupAsksForAReread() {
    assertThat(script().event("PROCESS_GROUP_ADDED", "groupname:web").rereads()).isEqualTo(1);
  }
}

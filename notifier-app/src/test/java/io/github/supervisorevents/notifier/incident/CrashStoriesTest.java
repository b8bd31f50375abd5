package io.github.supervisorevents.notifier.incident;

import static io.github.supervisorevents.notifier.incident.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashStoriesTest {
  @Test
  void crashThatHealsAtOnceIsOneMessage() {
    script()
        .play(
            """
            0s     web running
            60s    web crashed
            60s    web restarting
            61.2s  web running
            10m    end
            """)
        .tells(
            """
            71.2s resolved crashed web – running again after 1.2s
            """);
  }

  @Test
  void crashThatDoesNotHealIsToldAfterGroupWait() {
    script()
        .play(
            """
            0s     web running
            60s    web crashed
            1h     end
            """)
        .tells(
            """
            62s opened crashed web
            """);
  }

  @Test
  void whatIsBeingStartedAgainIsWaitedForALittle() {
    script()
        .play(
            """
            60s    web crashed
            60.5s  web restarting
            63s    web running
            10m    end
            """)
        .tells("73s resolved crashed web – running again after 3s");
    script()
        .play(
            """
            60s    web crashed
            60.5s  web restarting
            66s    web running
            10m    end
            """)
        .tells(
            """
            65s opened crashed web
            76s resolved recovered web
            """);
  }

  @Test
  void recoveryIsToldWhenItHasLasted() {
    script()
        .play(
            """
            60s    web crashed
            90s    web restarting
            91s    web running
            1h     end
            """)
        .tells(
            """
            62s opened crashed web
            101s resolved recovered web
            """);
  }

  @Test
  void recoveryIsDatedWhenItRanAgain() {
    Notice resolved =
        script()
            .play(
                """
                60s    web crashed
                91s    web running
                1h     end
                """)
            .last();

    assertThat(resolved.at()).isEqualTo(Script.START.plusSeconds(91));
    assertThat(resolved.incident().orElseThrow().duration()).isEqualTo(Script.duration("31s"));
    assertThat(resolved.processes().get(0).state()).isEqualTo("RUNNING");
  }

  @Test
  void secondCrashBeforeTheFirstHasHealedIsTheSameIncident() {
    script()
        .play(
            """
            0s     web crashed
            1s     web running
            8s     web crashed
            30s    web running
            1h     end
            """)
        .tells(
            """
            8s opened crashed web exits=2
            40s resolved recovered web exits=2
            """);
  }

  @Test
  void crashThatEndsInFatalIsToldAgainAsGivenUp() {
    script()
        .play(
            """
            0s     web crashed
            0s     web restarting
            1s     web backoff 1
            3s     web backoff 2
            6s     web fatal
            1h     end
            """)
        .tells(
            """
            2s opened crashed web exits=2
            8s updated gave_up web exits=3
            """);
  }

  @Test
  void fatalAloneIsGivenUp() {
    script()
        .play(
            """
            0s     web starting
            1s     web backoff 1
            3s     web backoff 2
            6s     web fatal
            60s    web starting
            61s    web running
            1h     end
            """)
        .tells(
            """
            8s opened gave_up web exits=2
            71s resolved recovered web exits=2
            """);
  }

  @Test
  void backoffThatHealsWithinGroupWaitIsNotTold() {
    script(TestAudiences.usualAnd(Kind.BACKOFF))
        .play(
            """
            0s     web starting
            0s     web backoff 1
            1s     web starting
            1.5s   web running
            1h     end
            """)
        .tellsNothing();
  }

  @Test
  void backoffThatDoesNotHealWithinGroupWaitIsTold() {
    script(TestAudiences.usualAnd(Kind.BACKOFF))
        .play(
            """
            0s     web starting
            0s     web backoff 1
            3s     web backoff 2
            5s     web running
            1h     end
            """)
        .tells(
            """
            2s opened backoff web
            15s resolved recovered web exits=2
            """);
  }

  @Test
  void backoffIsNotToldToThoseWhoDoNotHearOfIt() {
    script()
        .play(
            """
            0s     web starting
            0s     web backoff 1
            20s    web running
            1h     end
            """)
        .tellsNothing();
  }

  @Test
  void unknownIsTold() {
    script()
        .play(
            """
            0s     web unknown
            1h     end
            """)
        .tells(
            """
            2s opened unknown web
            """);
  }

  @Test
  void operatorWhoStopsItEndsTheIncident() {
    script()
        .play(
            """
            0s     web crashed
            5s     web stopping
            5s     web stopped
            1h     end
            """)
        .tells(
            """
            2s opened crashed web
            7s resolved stopped web
            """);
  }

  @Test
  void operatorWhoStopsItBeforeItIsToldIsSaidInTheSameMessage() {
    script()
        .play(
            """
            0s     web crashed
            0s     web restarting
            1s     web stopping
            1s     web stopped
            1h     end
            """)
        .tells(
            """
            3s resolved crashed web – StoppedByOperator
            """);
  }

  @Test
  void operatorWhoRestartsItDoesNotEndTheIncident() {
    script()
        .play(
            """
            0s     web crashed
            5s     web stopping
            5s     web stopped
            5s     web starting
            6s     web running
            1h     end
            """)
        .tells(
            """
            2s opened crashed web
            16s resolved recovered web
            """);
  }

  @Test
  void expectedExitEndsTheIncident() {
    script()
        .play(
            """
            0s     job crashed
            3s     job running
            5s     job exited
            1h     end
            """)
        .tells(
            """
            2s opened crashed job
            7s resolved exited job
            """);
  }

  @Test
  void removedGroupEndsTheIncident() {
    script()
        .play(
            """
            0s     web:a fatal
            1m     web groupRemoved
            1h     end
            """)
        .tells(
            """
            2s opened gave_up web:a
            60s resolved stopped web:a – Removed
            """);
  }

  @Test
  void stillDownIsRemindedOfOnlyWhenAskedFor() {
    Audience reminded =
        new Audience(
            "all",
            TestAudiences.USUAL_KINDS,
            Script.duration("2s"),
            java.util.Optional.of(Script.duration("4h")));

    script(TestAudiences.of(reminded))
        .play(
            """
            0s     web fatal
            9h     end
            """)
        .tells(
            """
            2s opened gave_up web
            14402s updated gave_up web – still down after 14402s
            28802s updated gave_up web – still down after 28802s
            """);
  }

  @Test
  void withoutRecoveredEndsAreNotTold() {
    script(TestAudiences.hearingOnly(Kind.CRASHED))
        .play(
            """
            0s     web crashed
            20s    web running
            60s    web crashed
            1h     end
            """)
        .tells(
            """
            2s opened crashed web
            62s opened crashed web
            """);
  }

  @Test
  void findingsAreWaitedForAndInTheMessage() {
    Script story =
        script()
            .withoutFindings()
            .play(
                """
                0s     web running
                60s    web crashed
                """)
            .found("web", 3, "last words")
            .play(
                """
                2m     end
                """)
            .tells(
                """
                62s opened crashed web
                """);

    ProcessFacts facts = story.last().processes().get(0);
    assertThat(facts.exitStatus()).isEqualTo(OptionalInt.of(3));
    assertThat(facts.logTail()).isEqualTo(List.of("last words"));
    assertThat(facts.uptime()).contains(Script.duration("60s"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5s, 2s,   2s",
    "0.5s, 1s,   0.5s",
    "2.4s, 2s,   2.4s",
    "60s,  1s,   60s",
    "60s,  300s, 300s",
  })
  void aStartThatWasHeardLateDoesNotMakeTheTimeItRanTooShort(
      String heard, String asked, String told) {
    Script story =
        script()
            .withoutFindings()
            .play("0s web running\n%s web crashed\n".formatted(heard))
            .foundToHaveRun("web", asked)
            .play("10m end\n");

    assertThat(story.last().processes().get(0).uptime()).contains(Script.duration(told));
  }

  @Test
  void findingsThatDoNotComeAreNotWaitedForLonger() {
    Audience hasty =
        new Audience(
            "all", TestAudiences.USUAL_KINDS, Script.duration("0s"), java.util.Optional.empty());

    script(TestAudiences.of(hasty))
        .withoutFindings()
        .play(
            """
            60s    web crashed
            2m     end
            """)
        .tells(
            """
            62s opened crashed web
            """);
  }

  @Test
  void exitStatusInTheEventIsBelieved() {
    Script story =
        script()
            .withoutFindings()
            .event(
                "PROCESS_STATE_EXITED",
                "processname:web groupname:web from_state:RUNNING expected:0 pid:7 signal:SIGKILL")
            .found("web", 3)
            .play(
                """
                1m     end
                """);

    assertThat(story.last().processes().get(0).signal()).contains("SIGKILL");
    assertThat(story.last().processes().get(0).exitStatus()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9, SIGKILL", "KILL, KILL", "SIGSEGV, SIGSEGV", "40, signal 40", "0, "})
  void signalThatIsToldByItsNumberIsNamed(String token, String name) {
    Script story =
        script()
            .play("0s web running")
            .at("60s")
            .event(
                "PROCESS_STATE_EXITED",
                "processname:web groupname:web from_state:RUNNING expected:0 pid:1 signal:" + token)
            .until("70s");

    assertThat(story.last().processes().get(0).signal()).isEqualTo(Optional.ofNullable(name));
  }
}

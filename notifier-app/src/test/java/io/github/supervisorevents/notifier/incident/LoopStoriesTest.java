package io.github.supervisorevents.notifier.incident;

import static io.github.supervisorevents.notifier.incident.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopStoriesTest {
  @Test
  void fiftyExitsInAMinuteAreFewMessagesWithTheRightCount() {
    Script story = script();
    for (int exit = 0; exit < 50; exit++) {
      story.atSecond(exit * 1200 / 1000.0).bounced("web");
    }

    story
        .play(
            """
            1h     end
            """)
        .tells(
            """
            2.4s opened crashed web exits=3
            6.8s updated crash_loop web exits=6 – 6 exits in 6.8s
            66.8s updated crash_loop web exits=50 – 50 exits in 66.8s
            178.8s resolved recovered web exits=50
            """);
  }

  @Test
  void endlessLoopIsSummedUpAtGrowingIntervals() {
    Script story = script();
    for (int second = 0; second < 3 * 3600; second += 2) {
      story.atSecond(second).bounced("web");
    }

    story.tells(
        """
        2s opened crashed web exits=2
        10s updated crash_loop web exits=5 – 5 exits in 10s
        70s updated crash_loop web exits=35 – 35 exits in 70s
        370s updated crash_loop web exits=185 – 185 exits in 370s
        1270s updated crash_loop web exits=635 – 635 exits in 1270s
        4870s updated crash_loop web exits=2435 – 2435 exits in 4870s
        """);
  }

  @Test
  void exitsOfTheSameProcessIdCountEachByItself() {
    Script story = script().play("0s web running");
    for (int exit = 1; exit <= 6; exit++) {
      story.atSecond(exit).crashed("web").restarting("web");
    }

    story
        .until("10s")
        .tells(
            """
            3s opened crashed web exits=3
            7s updated crash_loop web exits=6 – 6 exits in 6s
            """);
  }

  @Test
  void slowLoopIsFoundThoughItHealsInBetween() {
    script()
        .play(
            """
            0s     web bounced
            30s    web bounced
            60s    web bounced
            90s    web bounced
            120s   web bounced
            1h     end
            """)
        .tells(
            """
            10s resolved crashed web – running again after 0s
            40s resolved crashed web – running again after 0s
            70s resolved crashed web – running again after 0s
            100s resolved crashed web – running again after 0s
            122s opened crash_loop web exits=5 – 5 exits in 122s
            240s resolved recovered web exits=5
            """);
  }

  @Test
  void failedStartsCountWhenTheyNeverBecomeFatal() {
    Script story =
        script()
            .play(
                """
                0s     web starting
                """);
    for (int tries = 1; tries <= 8; tries++) {
      story.atSecond(tries * 3).backoff("web", tries);
    }

    story
        .play(
            """
            1h     end
            """)
        .tells(
            """
            17s opened crash_loop web exits=5 – 5 exits in 14s
            77s updated crash_loop web exits=8 – 8 exits in 74s
            """);
  }

  @Test
  void fewerExitsThanALoopHasAreNone() {
    Script story = script();
    for (int exit = 0; exit < 12; exit++) {
      story.atSecond(exit * 151).bounced("web");
    }

    assertThat(
            story
                .play(
                    """
                    2h     end
                    """)
                .notices())
        .hasSize(12)
        .allMatch(notice -> notice.kind() == Kind.CRASHED);
  }

  @Test
  void afterTheAllClearCountingBeginsAnew() {
    Script story = script();
    for (int exit = 0; exit < 5; exit++) {
      story.atSecond(exit).bounced("web");
    }
    story.play(
        """
        5m     web bounced
        1h     end
        """);

    assertThat(story.last().kind()).isEqualTo(Kind.CRASHED);
    assertThat(story.last().incident().orElseThrow().exits()).isEqualTo(1);
  }

  @Test
  void loopThatIsGivenUpIsToldAsGivenUp() {
    Script story = script();
    for (int exit = 0; exit < 5; exit++) {
      story.atSecond(exit).bounced("web");
    }

    story.play(
        """
        1m     web crashed
        1m     web restarting
        70s    web fatal
        80s    end
        """);

    assertThat(story.last().kind()).isEqualTo(Kind.GAVE_UP);
    assertThat(story.last().status()).isEqualTo(Status.UPDATED);
  }

  @Test
  void aFastLoopIsLookedAtOnceASecondAtMost() {
    Script story = script().withoutFindings();
    for (int exit = 0; exit < 100; exit++) {
      story.atSecond(exit / 10.0).bounced("web");
    }

    assertThat(story.inspections()).hasSizeBetween(5, 10);
  }
}

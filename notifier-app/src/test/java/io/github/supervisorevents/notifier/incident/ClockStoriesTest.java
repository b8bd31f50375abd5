package io.github.supervisorevents.notifier.incident;

import static io.github.supervisorevents.notifier.incident.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockStoriesTest {
  @Test
  void clockThatIsSetBackDelaysNothing() {
    script()
        .play(
            """
            0s   web running
            60s  web crashed
            """)
        .clockSet(Duration.ofHours(-1))
        .play(
            """
            61s  end
            70s  web running
            10m  end
            """)
        .tells(
            """
            63s opened crashed web
            80s resolved recovered web
            """);
  }

  @Test
  void clockThatLeapsForwardLosesNothing() {
    script()
        .play(
            """
            0s   web running
            60s  web crashed
            """)
        .clockSet(Duration.ofHours(1))
        .play(
            """
            61s  web running
            10m  end
            """)
        .tells(
            """
            60s opened crashed web
            71s resolved recovered web
            """);
  }

  @Test
  void clockThatIsSetBackAndForthIsTheWallClockAgain() {
    Script story =
        script()
            .play("0s web running")
            .clockSet(Duration.ofHours(-1))
            .play("10s web crashed\n20s web running\n60s end")
            .clockSet(Duration.ofHours(1))
            .play("70s web crashed\n80s end");

    assertThat(story.last().at()).isEqualTo(Script.START.plusSeconds(70));
  }

  @Test
  void clockThatIsSetBackAgainAndAgainIsSurvived() {
    Script story = script();
    for (int exit = 0; exit < 50; exit++) {
      story.atSecond(exit * 1.2).bounced("web").clockSet(Duration.ofSeconds(-30));
    }

    story.until("1h");

    assertThat(story.notices()).hasSizeLessThanOrEqualTo(5);
    assertThat(story.last().kind()).isEqualTo(Kind.RECOVERED);
    assertThat(story.last().incident().orElseThrow().exits()).isEqualTo(50);
  }
}

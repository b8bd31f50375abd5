package io.github.supervisorevents.notifier.incident;

import static io.github.supervisorevents.notifier.incident.Script.script;
import static io.github.supervisorevents.notifier.incident.TestAudiences.USUAL_KINDS;
import static io.github.supervisorevents.notifier.incident.TestAudiences.audience;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudienceStoriesTest {
  @Test
  void eachAudienceGathersForItsOwnTime() {
    TestAudiences two =
        TestAudiences.of(
            audience("chat", USUAL_KINDS),
            new Audience("mail", USUAL_KINDS, Duration.ofSeconds(30), Optional.empty()));

    script(two)
        .play(
            """
            0s   web running
            60s  web crashed
            80s  db crashed
            5m   end
            """)
        .tells(
            """
            62s chat: opened crashed web
            82s chat: opened crashed db
            90s mail: opened crashed db,web exits=2
            """);
  }

  @Test
  void whoHearsOfAKindOnlyHearsFromThereOn() {
    TestAudiences two =
        TestAudiences.of(
            audience("chat", USUAL_KINDS), audience("pager", Set.of(Kind.GAVE_UP, Kind.RECOVERED)));

    script(two)
        .play(
            """
            60s  web crashed
            90s  web fatal
            5m   web running
            10m  end
            """)
        .tells(
            """
            62s chat: opened crashed web
            92s chat: updated gave_up web
            92s pager: opened gave_up web
            310s chat: resolved recovered web
            310s pager: resolved recovered web
            """);
  }

  @Test
  void kindsThatAreNotHeardDoNotUpdate() {
    script(TestAudiences.hearingOnly(Kind.CRASHED, Kind.RECOVERED))
        .play(
            """
            60s  web crashed
            90s  web fatal
            5m   web running
            10m  end
            """)
        .tells(
            """
            62s opened crashed web
            310s resolved recovered web
            """);
  }

  @Test
  void newAudienceIsToldWhatIsStillDown() {
    script(TestAudiences.of(audience("chat", USUAL_KINDS)))
        .play("60s web fatal\n5m end")
        .notifierRestarted(
            TestAudiences.of(audience("chat", USUAL_KINDS), audience("mail", USUAL_KINDS)))
        .until("10m")
        .tells(
            """
            62s opened gave_up web
            302s opened gave_up web
            """);
  }

  @Test
  void audienceThatIsGoneIsForgotten() {
    Script story =
        script(TestAudiences.of(audience("chat", USUAL_KINDS)))
            .play("60s web fatal\n5m end")
            .notifierRestarted(TestAudiences.of(audience("mail", USUAL_KINDS)))
            .play("10m web running\n1h end");

    assertThat(story.notices())
        .extracting(Notice::audience)
        .containsExactly("chat", "mail", "mail");
  }
}

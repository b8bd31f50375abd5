package io.github.supervisorevents.notifier.incident;

import static io.github.supervisorevents.notifier.incident.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannedStoriesTest {
  private static final String RESTART_OF_A_GROUP =
      """
      0s     web:a,web:b,web:c running
      60s    web:a,web:b,web:c stopping
      60.1s  web:a,web:c stopped
      68s    web:b stopped
      68.1s  web:a,web:b,web:c starting
      69.1s  web:a,web:b,web:c running
      10m    end
      """;

  @Test
  void restartIsNoAlarm() {
    script().play(RESTART_OF_A_GROUP).tellsNothing();
  }

  @Test
  void restartIsOneLineForAGroupWhereItIsAskedFor() {
    script(TestAudiences.hearingOnly(Kind.STOPPED, Kind.STARTED))
        .play(RESTART_OF_A_GROUP)
        .tells(
            """
            2s event started web:a,web:b,web:c of 3
            71.1s event started web:a,web:b,web:c of 3 – Restarted
            """);
  }

  @Test
  void stopIsNoAlarmAndToldWhereItIsAskedFor() {
    String stop =
        """
        0s   web running
        60s  web stopping
        61s  web stopped
        10m  end
        """;

    script().play(stop).tellsNothing();
    script(TestAudiences.usualAnd(Kind.STOPPED)).play(stop).tells("63s event stopped web");
  }

  @Test
  void exitWhileStoppingIsNoCrash() {
    script()
        .play(
            """
            0s   web running
            60s  web stopping
            """)
        .event(
            "PROCESS_STATE_EXITED",
            "processname:web groupname:web from_state:STOPPING expected:0 pid:101")
        .until("10m")
        .tellsNothing();
  }

  @Test
  void expectedExitIsNoAlarmAndToldWhereItIsAskedFor() {
    String exit =
        """
        0s   job running
        60s  job exited
        10m  end
        """;

    script().play(exit).tellsNothing();
    script(TestAudiences.usualAnd(Kind.EXITED)).play(exit).tells("62s event exited job");
  }

  @Test
  void startsOfAProcessInTroubleAreToldInItsIncidentAlone() {
    script(TestAudiences.usualAnd(Kind.STARTED))
        .play(
            """
            0s   web running
            60s  web crashed
            63s  web running
            10m  end
            """)
        .tells(
            """
            2s event started web
            62s opened crashed web
            73s resolved recovered web
            """);
  }

  @Test
  void singlesAreGatheredIntoOneLine() {
    script(TestAudiences.hearingOnly(Kind.STARTED))
        .play(
            """
            0s   db,web running
            1s   pool:a,pool:b running
            10m  end
            """)
        .tells(
            """
            3s event started db,web
            3s event started pool:a,pool:b of 2
            """);
  }

  @Test
  void eventsAskedForByTypeAreOneNoticeEach() {
    Script story =
        script(TestAudiences.usual().andEvents("PROCESS_STATE_EXITED", "TICK_60"))
            .play(
                """
                0s   web running
                60s  web crashed
                """)
            .tick()
            .until("10m")
            .tells(
                """
                60s event crashed web
                60s event event
                62s opened crashed web
                """);

    assertThat(story.notices().get(0).event())
        .map(event -> event.name())
        .isEqualTo(Optional.of("PROCESS_STATE_EXITED"));
  }
}

package io.github.supervisorevents.notifier.incident;

import static io.github.supervisorevents.notifier.incident.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SupervisorStoriesTest {
  @Test
  void shutdownIsNoAlarm() {
    script()
        .play(
            """
            0s   web,db running
            0s   loop backoff 1
            1s   supervisor stopping
            1s   loop fatal
            1s   web,db stopping
            2s   web stopped
            2s   db crashed
            10m  end
            """)
        .tellsNothing();
  }

  @Test
  void shutdownIsToldWhereItIsAskedFor() {
    script(TestAudiences.usualAnd(Kind.SUPERVISOR_STOPPING))
        .play(
            """
            0s  supervisor stopping
            0s  supervisor stopping
            """)
        .tells("0s event supervisor_stopping");
  }

  @Test
  void whatWasBeingGatheredIsToldBeforeTheShutdown() {
    script()
        .play(
            """
            0s   web running
            60s  web crashed
            61s  supervisor stopping
            """)
        .tells("61s opened crashed web");
  }

  @Test
  void whatDoesNotComeUpAfterTheStartIsOneMessage() {
    script()
        .play(
            """
            0s   supervisor started
            0s   a,b,c,d starting
            1s   a,b running
            1s   c backoff 1
            1s   d backoff 1
            3s   c fatal
            4s   d fatal
            10m  end
            """)
        .tells(
            """
            10s opened supervisor_started c,d exits=2 – 2 of 4 not running
            """);
  }

  @Test
  void failedStartThatIsFoundBeforeItsEventComesCountsOnce() {
    script()
        .at("0s")
        .reread("c BACKOFF", "a STARTING")
        .play(
            """
            0.5s supervisor started
            0.5s a,c starting
            1s   a running
            1s   c backoff 1
            3s   c restarting
            4s   c backoff 2
            5s   c fatal
            """)
        .until("10m")
        .tells("10.5s opened gave_up c exits=2 – 1 of 2 not running");
  }

  @Test
  void whatIsFoundNotToComeUpBeforeTheStartIsHeardIsInThatMessage() {
    script()
        .at("0s")
        .reread("c FATAL", "a STARTING", "d STARTING")
        .play(
            """
            0.5s supervisor started
            0.5s a,c,d starting
            1s   c fatal
            1s   a running
            5s   d fatal
            """)
        .until("10m")
        .tells("10.5s opened supervisor_started c,d – 2 of 3 not running");
  }

  @Test
  void theOneThatDoesNotComeUpIsNamed() {
    script()
        .play(
            """
            0s   supervisor started
            0s   a,b starting
            1s   a running
            1s   b fatal
            60s  b starting
            61s  b running
            10m  end
            """)
        .tells(
            """
            10s opened gave_up b – 1 of 2 not running
            71s resolved recovered b
            """);
  }

  @Test
  void startIsToldWhereItIsAskedFor() {
    script(TestAudiences.usualAnd(Kind.SUPERVISOR_STARTED))
        .play(
            """
            0s   supervisor started
            0s   a starting
            1s   a running
            10m  end
            """)
        .tells("10s event supervisor_started");
  }

  @Test
  void startIsToldOnceThoughSomeDoNotComeUp() {
    script(TestAudiences.usualAnd(Kind.SUPERVISOR_STARTED))
        .play(
            """
            0s   supervisor started
            0s   a,b starting
            1s   a,b fatal
            10m  end
            """)
        .tells("10s opened supervisor_started a,b – 2 of 2 not running");
  }

  @Test
  void incidentsOutliveTheSupervisor() {
    script()
        .play(
            """
            0s   web fatal
            60s  supervisor stopping
            90s  supervisor started
            90s  web starting
            91s  web running
            10m  end
            """)
        .tells(
            """
            2s opened gave_up web
            101s resolved recovered web
            """);
  }

  @Test
  void crashAfterTheStartIsNotHeldBack() {
    script()
        .play(
            """
            0s   supervisor started
            0s   web starting
            1s   web running
            3s   web crashed
            10m  end
            """)
        .tells("5s opened crashed web");
  }

  @Test
  void startMakesAllStatesUncertain() {
    assertThat(script().play("0s supervisor started").rereads()).isEqualTo(1);
  }
}

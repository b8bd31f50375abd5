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

  @Test
  void failureIsToldAsSoonAsEverythingElseIsUpOrDown() {
    script()
        .play("0s supervisor started")
        .at("0.2s")
        .reread("a STARTING", "b STARTING", "c STARTING", "off STOPPED")
        .play(
            """
            0.2s a,b,c starting
            1s   a running
            1s   b fatal
            5s   c backoff 3
            6s   c running
            10m  end
            """)
        .tells("6s opened gave_up b – 1 of 3 not running");
    script()
        .play(
            """
            0s   supervisor started
            0s   a,b starting
            """)
        .at("0.2s")
        .reread("a STARTING", "b STARTING")
        .play(
            """
            0.5s b fatal
            1s   a running
            60s  b starting
            61s  b running
            10m  end
            """)
        .tells(
            """
            2.5s opened gave_up b – 1 of 2 not running
            71s resolved recovered b
            """);
  }

  @Test
  void allThatDoNotComeUpAreOneMessageHoweverSoonAllIsKnown() {
    script()
        .play(
            """
            0s   supervisor started
            0s   a,b,c,d starting
            """)
        .at("0.2s")
        .reread("a STARTING", "b STARTING", "c STARTING", "d STARTING")
        .play(
            """
            1s   a,b running
            1s   c backoff 1
            1s   d backoff 1
            3s   c fatal
            4s   d restarting
            5s   d fatal
            10m  end
            """)
        .tells("5s opened supervisor_started c,d exits=2 – 2 of 4 not running");
  }

  @Test
  void oneThatTakesLongToStartDoesNotHoldUpTheOthersForLong() {
    script()
        .play(
            """
            0s   supervisor started
            0s   slow,b starting
            """)
        .at("0.2s")
        .reread("slow STARTING", "b STARTING")
        .play(
            """
            1s   b fatal
            60s  slow running
            10m  end
            """)
        .tells("10s opened gave_up b – 1 of 2 not running");
  }

  @Test
  void whereNobodyCanBeAskedTheStartIsOverWhenItIsQuiet() {
    script()
        .play("0s supervisor started")
        .rereadFails()
        .play(
            """
            0.5s b fatal
            10m  end
            """)
        .tells("2.5s opened gave_up b – 1 of 1 not running");
    script()
        .play("0s supervisor started")
        .rereadFails()
        .play(
            """
            0s   a,b,c starting
            1s   b fatal
            2.5s a running
            4s   c fatal
            10m  end
            """)
        .tells("6s opened supervisor_started b,c – 2 of 3 not running");
  }

  @Test
  void answerFromBeforeTheStartDoesNotSayThatItIsOver() {
    script()
        .at("0.1s")
        .play("0.5s supervisor started")
        .rereadAsOf(Script.START.plusMillis(100), "a STOPPED", "b STOPPED")
        .play(
            """
            3s   a fatal
            6s   b fatal
            10m  end
            """)
        .tells("10.5s opened supervisor_started a,b – 2 of 2 not running");
  }

  @Test
  void startThatIsOverIsToldWhereItIsAskedFor() {
    script(TestAudiences.usualAnd(Kind.SUPERVISOR_STARTED))
        .play(
            """
            0s   supervisor started
            0s   a,b starting
            """)
        .at("0.2s")
        .reread("a STARTING", "b STARTING")
        .play(
            """
            1s   a,b running
            10m  end
            """)
        .tells("2s event supervisor_started");
  }

  @Test
  void shutdownSoonAfterTheStartIsNoAlarmEither() {
    script()
        .play(
            """
            0s   supervisor started
            0s   a,b starting
            1s   a,b running
            3s   supervisor stopping
            3s   a,b stopping
            20s  a crashed
            21s  b fatal
            10m  end
            """)
        .tellsNothing();
  }
}

package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MisbehavingListenersIT {
  private static final String GOOD =
      """
      [eventlistener:good]
      command=/usr/bin/python3 %(here)s/tee_listener.py %(here)s/good.events
      events=PROCESS_STATE
      buffer_size=1000
      [program:busy]
      command=/bin/true
      startsecs=0
      autorestart=false
      numprocs=60
      process_name=b%(process_num)02d
      """;

  @Test
  void oneThatHangsWithAnEventKeepsNobodyElseWaiting() throws Exception {
    String hanging =
        """
        [eventlistener:hanging]
        command=/bin/sh -c 'printf "READY\\n"; exec sleep 1000'
        events=PROCESS_STATE
        buffer_size=5
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, hanging + GOOD)) {
      supervisor.await("good.events", "PROCESS_STATE_EXITED\tprocessname:b", 60);

      supervisor.awaitOutput("pool hanging event buffer overflowed, discarding event");
      assertThat(supervisor.stop()).isZero();
      assertThat(supervisor.output()).doesNotContain("pool good event buffer overflowed");
    }
  }

  @Test
  void oneThatNeverReadsItsStdinStallsNobody() throws Exception {
    String deaf =
        """
        [eventlistener:deaf]
        command=/bin/sh -c 'while :; do printf "READY\\nRESULT 2\\nOK"; sleep 0.01; done'
        events=EVENT
        buffer_size=5
        autorestart=false
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, deaf + GOOD)) {
      supervisor.await("good.events", "PROCESS_STATE_EXITED\tprocessname:b", 60);

      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void oneThatWritesRubbishIsNamedStartedAgainAndTheEventIsNotLost() throws Exception {
    String rubbish =
        """
        [eventlistener:rubbish]
        command=/bin/sh %(here)s/rubbish.sh %(here)s
        events=TICK_5
        """;
    String script =
        """
        cd "$1"
        printf 'READY\\n'
        read -r header
        if [ ! -e broken ]; then touch broken; printf 'oops \\377\\n'; exec sleep 1000; fi
        echo "$header" > answered
        head -c 15 > /dev/null
        printf 'RESULT 2\\nOK'
        exec sleep 1000
        """;
    var folder = SupervisorProcess.newFolder();
    java.nio.file.Files.writeString(folder.resolve("rubbish.sh"), script);
    String head = "[supervisord]\nlogfile=%(here)s/main.log\npidfile=%(here)s/main.pid\n";
    try (SupervisorProcess supervisor =
        SupervisorProcess.start(Kind.OURS, folder, head + rubbish, "-n")) {
      supervisor.awaitOutput("rubbish: has entered the UNKNOWN state.*oops \\\\xff");

      supervisor.await("answered", "poolserial:0 eventname:TICK_5", 1);
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void oneThatDiesInTheMiddleOfAResultGetsTheEventAgain() throws Exception {
    String dying =
        """
        [eventlistener:dying]
        command=/bin/sh %(here)s/dying.sh %(here)s
        events=TICK_5
        autorestart=true
        startsecs=0
        """;
    String script =
        """
        cd "$1"
        printf 'READY\\n'
        read -r header
        echo "$header" >> seen
        printf 'RESULT 20\\nhalf a result'
        exit 1
        """;
    var folder = SupervisorProcess.newFolder();
    java.nio.file.Files.writeString(folder.resolve("dying.sh"), script);
    String head = "[supervisord]\nlogfile=%(here)s/main.log\npidfile=%(here)s/main.pid\n";
    try (SupervisorProcess supervisor =
        SupervisorProcess.start(Kind.OURS, folder, head + dying, "-n")) {
      supervisor.await("seen", "poolserial:0 eventname:TICK_5", 3);

      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void allListenersKilledAgainAndAgainLoseNoEventThatWasSent() throws Exception {
    String killed =
        """
        [eventlistener:killed]
        command=/bin/sh -c 'printf "READY\\n"; read -r header; echo "$header" >> %(here)s/seen; kill -9 $$'
        events=PROCESS_STATE_EXITED
        buffer_size=1000
        startsecs=0
        autorestart=true
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, killed + GOOD)) {
      supervisor.await("good.events", "PROCESS_STATE_EXITED\tprocessname:b", 60);
      supervisor.await("seen", "poolserial:0 ", 2);

      assertThat(supervisor.stop()).isZero();
    }
  }
}

package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Children that fork, close their pipes, flood, and talk to listeners in the middle of it. */
@Execution(ExecutionMode.CONCURRENT)
class StubbornChildrenIT {

  @Test
  void aGrandchildThatKeepsTheOutputOpenDoesNotHideTheExit() throws Exception {
    String program =
        """
        [program:forks]
        command=/bin/sh -c 'sleep 1000 & echo $!; exit 5'
        startsecs=0
        autorestart=false
        stdout_logfile=%(here)s/forks.log
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      supervisor.awaitOutput("exited: forks \\(exit status 5; not expected\\)");

      assertThat(supervisor.stop()).isZero();
      SupervisorProcess.signal("KILL", Long.parseLong(supervisor.read("forks.log").strip()));
    }
  }

  @Test
  void killAsGroupTakesTheGrandchildrenAlong() throws Exception {
    String program =
        """
        [program:family]
        command=/bin/sh -c 'sleep 1000 & echo $!; wait'
        startsecs=0
        stopasgroup=true
        stdout_logfile=%(here)s/family.log
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      supervisor.await("family.log", "\\d+\n", 1);
      long grandchild = Long.parseLong(supervisor.read("family.log").strip());

      assertThat(supervisor.stop()).isZero();

      Await.until("the grandchild's end", () -> !ProcFacts.exists(grandchild));
    }
  }

  @Test
  void aProgramThatClosesItsPipesCostsNoTime() throws Exception {
    String program =
        """
        [program:closed]
        command=/bin/sh -c 'exec <&- >&- 2>&-; exec sleep 1000'
        startsecs=0
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      supervisor.awaitOutput("success: closed");
      long before = ticks(supervisor.pid());
      Await.until("a second's time", new Stopwatch()::isOver);

      assertThat(ticks(supervisor.pid()) - before).as("1/100 s of CPU in a second").isLessThan(30);
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void whatSurroundsCapturedOutputIsLoggedThoughAListenerHearsOfItAtOnce() throws Exception {
    String program =
        """
        [program:talks]
        command=/bin/sh -c 'sleep 2; printf "before <!--XSUPERVISOR:BEGIN-->captured<!--XSUPERVISOR:END--> after\\n"; sleep 1000'
        startsecs=0
        stdout_logfile=%(here)s/talks.log
        stdout_capture_maxbytes=1000
        stdout_events_enabled=true
        [eventlistener:hears]
        command=/usr/bin/python3 %(here)s/tee_listener.py %(here)s/events
        events=PROCESS_COMMUNICATION,PROCESS_LOG
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      supervisor.await("events", "PROCESS_LOG_STDOUT.*after", 1);
      supervisor.await("events", "PROCESS_COMMUNICATION_STDOUT.*captured", 1);
      supervisor.await("talks.log", "after\n", 1);

      assertThat(supervisor.read("talks.log")).isEqualTo("before  after\n");
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void ticksComeOnceAfterARestartToo() throws Exception {
    String listener =
        """
        [eventlistener:ticks]
        command=/usr/bin/python3 %(here)s/tee_listener.py %(here)s/ticks
        events=TICK_5
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, listener)) {
      supervisor.awaitOutput("success: ticks");
      supervisor.signal("HUP");
      supervisor.await("output", "success: ticks", 2);
      supervisor.await("ticks", "TICK_5", 2);

      assertThat(supervisor.read("ticks").lines()).doesNotHaveDuplicates();
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void restartsOfTheSupervisorItselfLeaveNothingBehind() throws Exception {
    String program =
        """
        [program:x]
        command=/bin/sleep 1000
        startsecs=0
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      int[] descriptors = new int[6];
      for (int life = 1; life <= 5; life++) {
        supervisor.await("output", "success: x", life);
        descriptors[life] = ProcFacts.descriptors(supervisor.pid());
        supervisor.signal("HUP");
      }
      supervisor.await("output", "success: x", 6);

      assertThat(descriptors[5]).isEqualTo(descriptors[2]);
      assertThat(ProcFacts.children(supervisor.pid())).hasSize(1);
      assertThat(supervisor.stop()).isZero();
    }
  }

  private static long ticks(long pid) throws Exception {
    String stat = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static final class Stopwatch {
    private final long begin = System.nanoTime();

    boolean isOver() {
      return System.nanoTime() - begin > 1_000_000_000L;
    }
  }
}

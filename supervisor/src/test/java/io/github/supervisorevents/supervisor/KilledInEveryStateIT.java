package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** kill -9 of a program in every state in which it has a process, and its end in the others. */
@Execution(ExecutionMode.CONCURRENT)
class KilledInEveryStateIT {

  @Test
  void whileItStartsItBacksOffAndIsTriedAgainUntilItsRetriesAreSpent() throws Exception {
    String program =
        """
        [program:x]
        command=/bin/sleep 1000
        startsecs=600
        startretries=2
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      for (int attempt = 1; attempt <= 3; attempt++) {
        supervisor.await("output", "spawned: 'x'", attempt);
        SupervisorProcess.signal("KILL", supervisor.lastPid("x"));
        supervisor.await("output", "exited: x \\(terminated by SIGKILL; not expected\\)", attempt);
      }

      supervisor.awaitOutput("gave up: x entered FATAL state, too many start retries too quickly");
      assertThat(ProcFacts.children(supervisor.pid())).isEmpty();
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void whileItRunsItIsStartedAgain() throws Exception {
    String program =
        """
        [program:x]
        command=/bin/sleep 1000
        startsecs=0
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      for (int life = 1; life <= 5; life++) {
        supervisor.await("output", "success: x entered RUNNING", life);
        SupervisorProcess.signal("KILL", supervisor.lastPid("x"));
      }

      supervisor.await("output", "exited: x \\(terminated by SIGKILL; not expected\\)", 5);
      supervisor.await("output", "spawned: 'x'", 6);
      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void whileItStopsItIsStopped() throws Exception {
    String program =
        """
        [program:x]
        command=/bin/sh -c 'trap "echo no" TERM; echo up; while :; do sleep 0.05; done'
        startsecs=0
        stopwaitsecs=600
        stdout_logfile=%(here)s/x.log
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      supervisor.await("x.log", "up", 1);
      supervisor.signal("TERM");
      supervisor.await("x.log", "no", 1);

      SupervisorProcess.signal("KILL", supervisor.lastPid("x"));

      assertThat(supervisor.exitCode()).isZero();
      assertThat(supervisor.output()).contains("stopped: x (terminated by SIGKILL)");
    }
  }

  @Test
  void theSupervisorEndsWhileAProgramBacksOff() throws Exception {
    String program =
        """
        [program:x]
        command=/bin/false
        startsecs=5
        startretries=1000
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      supervisor.await("output", "exited: x \\(exit status 1; not expected\\)", 2);

      assertThat(supervisor.stop()).isZero();
    }
  }

  @Test
  void killedTwiceAsFastAsItStartsItIsStillSupervised() throws Exception {
    String program =
        """
        [program:x]
        command=/bin/sleep 1000
        startsecs=0
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      for (int life = 1; life <= 50; life++) {
        supervisor.await("output", "spawned: 'x'", life);
        ProcessHandle.of(supervisor.lastPid("x")).ifPresent(ProcessHandle::destroyForcibly);
      }

      supervisor.await("output", "spawned: 'x'", 51);
      assertThat(supervisor.stop()).isZero();
    }
  }
}

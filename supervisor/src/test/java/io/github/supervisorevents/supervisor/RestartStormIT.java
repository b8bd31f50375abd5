package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import org.junit.jupiter.api.Test;

class RestartStormIT {
  private static final int PROGRAMS = 20;

  /** stdin, stdout and stderr of every program, and its three log files and pipes in the making. */
  private static final int DESCRIPTORS_OF_A_PROGRAM = 8;

  @Test
  void fiveThousandExitsLeaveNoDescriptorNoZombieAndNoThread() throws Exception {
    String programs =
        """
        [program:storm]
        command=/bin/sh -c 'echo out; echo err >&2; exit 3'
        numprocs=20
        process_name=s%(process_num)02d
        startsecs=0
        stdout_logfile=%(here)s/out-%(process_num)02d
        stderr_logfile=%(here)s/err-%(process_num)02d
        [eventlistener:count]
        command=/bin/sh %(here)s/shell_listener.sh %(here)s/events
        events=PROCESS_STATE_EXITED
        buffer_size=10000
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("output", "exited: s", 500);
      int descriptors = ProcFacts.descriptors(supervisor.pid());
      int threads = ProcFacts.threads(supervisor.pid());

      supervisor.await("output", "exited: s", 5000);

      assertThat(ProcFacts.descriptors(supervisor.pid()))
          .isBetween(0, descriptors + PROGRAMS * DESCRIPTORS_OF_A_PROGRAM / 2);
      assertThat(ProcFacts.threads(supervisor.pid())).isLessThanOrEqualTo(threads + 3);
      // One moment's picture may show a child that is being reaped, two with the same one do not.
      Await.until(
          "no zombie of before",
          () -> {
            var zombies =
                ProcFacts.children(supervisor.pid()).stream()
                    .filter(ProcFacts.Child::zombie)
                    .toList();
            Thread.onSpinWait();
            return ProcFacts.children(supervisor.pid()).stream().noneMatch(zombies::contains);
          });
      assertThat(supervisor.stop()).isZero();
      assertThat(supervisor.output()).doesNotContain("defect").doesNotContain("spawnerr");
      assertThat(supervisor.read("out-07").lines()).hasSizeGreaterThan(100).containsOnly("out");
      assertThat(supervisor.read("err-07").lines()).hasSizeGreaterThan(100).containsOnly("err");
    }
  }
}

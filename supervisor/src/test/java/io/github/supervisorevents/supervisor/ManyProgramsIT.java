package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ManyProgramsIT {
  private static final int PROGRAMS = 500;
  private static final Pattern SPAWNED = Pattern.compile("spawned: 'p\\d+' with pid (\\d+)");

  @Test
  void fiveHundredProgramsStartCrashComeBackAndStop() throws Exception {
    String programs =
        """
        [supervisord]
        logfile=%(here)s/main.log
        logfile_maxbytes=0
        pidfile=%(here)s/main.pid
        childlogdir=%(here)s
        minfds=4096
        [program:p]
        command=/bin/sleep 1000
        numprocs=500
        process_name=p%(process_num)03d
        startsecs=0
        stdout_logfile=%(here)s/p%(process_num)03d.log
        """;
    try (SupervisorProcess supervisor =
        SupervisorProcess.start(Kind.OURS, SupervisorProcess.newFolder(), programs, "-n")) {
      supervisor.await("main.log", "entered RUNNING state", PROGRAMS);
      List<Long> first = spawned(supervisor);
      int threads = ProcFacts.threads(supervisor.pid());

      for (long pid : first) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }

      supervisor.await("main.log", "\\(terminated by SIGKILL; not expected\\)", PROGRAMS);
      supervisor.await("main.log", "entered RUNNING state", 2 * PROGRAMS);
      List<Long> all = spawned(supervisor);
      assertThat(all).hasSize(2 * PROGRAMS).doesNotHaveDuplicates();
      assertThat(ProcFacts.children(supervisor.pid()))
          .hasSize(PROGRAMS)
          .noneMatch(ProcFacts.Child::zombie);
      assertThat(ProcFacts.threads(supervisor.pid()))
          .as("no thread a program")
          .isLessThanOrEqualTo(threads + 3);

      assertThat(supervisor.stop()).isZero();
      assertThat(supervisor.read("main.log").lines().filter(line -> line.contains("stopped: p")))
          .hasSize(PROGRAMS);
      assertThat(all).noneMatch(ProcFacts::exists);
    }
  }

  private static List<Long> spawned(SupervisorProcess supervisor) {
    return SPAWNED
        .matcher(supervisor.read("main.log"))
        .results()
        .map((MatchResult found) -> Long.parseLong(found.group(1)))
        .toList();
  }
}

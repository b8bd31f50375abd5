package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Processes that lost their parent: somebody else's under PID 1, and a killed supervisor's own. */
class OrphansIT {

  @Test
  void asPidOneItReapsThem() throws Exception {
    assumeTrue(
        new ProcessBuilder("unshare", "--pid", "--fork", "true").start().waitFor() == 0,
        "a PID namespace takes root's rights");
    Path folder = SupervisorProcess.newFolder();
    String configuration =
        """
        [supervisord]
        nodaemon=true
        logfile=%(here)s/main.log
        pidfile=%(here)s/main.pid
        [program:father]
        command=/bin/sh -c '(sleep 0.3; exit 7) & (sleep 0.3; kill -9 $(exec sh -c "echo \\$PPID")) & exec sleep 0.1'
        startsecs=0
        autorestart=false
        [program:stays]
        command=/bin/sleep 1000
        """;
    Files.writeString(folder.resolve("supervisord.conf"), configuration);
    List<String> words = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc"));
    words.addAll(SupervisorProcess.ours());
    words.addAll(List.of("-c", folder.resolve("supervisord.conf").toString()));
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(devNull()).start();
    try {
      Path log = folder.resolve("main.log");
      Await.until(
          "two orphans reaped",
          () ->
              Files.exists(log)
                  && Files.readString(log).lines().filter(l -> l.contains("reaped unknown")).count()
                      >= 2);
      assertThat(Files.readString(log))
          .containsPattern("reaped unknown pid \\d+ \\(exit status 7\\)")
          .containsPattern("reaped unknown pid \\d+ \\(terminated by SIGKILL\\)");
      assertThat(Files.readString(folder.resolve("main.pid"))).isEqualTo("1\n");

      long supervisor = process.children().findFirst().orElseThrow().pid();
      SupervisorProcess.signal("TERM", supervisor);

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(log)).contains("stopped: stays (terminated by SIGTERM)");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void afterAKilledSupervisorTheNextOneStartsThoughFilesAndProgramsAreLeft() throws Exception {
    String program =
        """
        [program:x]
        command=/bin/sh -c 'echo $$ >> %(here)s/pids; exec sleep 1000'
        startsecs=0
        """;
    SupervisorProcess killed = SupervisorProcess.start(Kind.OURS, program);
    killed.awaitOutput("success: x");
    long orphan = killed.lastPid("x");
    SupervisorProcess.signal("KILL", killed.pid());
    killed.exitCode();
    assertThat(killed.folder().resolve("main.pid")).exists();

    String configuration = Files.readString(killed.folder().resolve("supervisord.conf"));
    try (SupervisorProcess next =
        SupervisorProcess.start(Kind.OURS, killed.folder(), configuration, "-n")) {
      next.await("pids", "\\d+\n", 2);
      next.await("main.pid", "^" + next.pid() + "\n", 1);

      assertThat(ProcFacts.exists(orphan)).as("nobody's any more, so nobody stops it").isTrue();
      assertThat(next.stop()).isZero();
      assertThat(ProcFacts.exists(orphan)).isTrue();
    } finally {
      SupervisorProcess.signal("KILL", orphan);
    }
  }

  private static ProcessBuilder.Redirect devNull() {
    return ProcessBuilder.Redirect.to(Path.of("/dev/null").toFile());
  }
}

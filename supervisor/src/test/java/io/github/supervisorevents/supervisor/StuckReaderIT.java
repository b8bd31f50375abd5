package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The terminal or pipe that the foreground supervisor writes its log to takes nothing any more. */
@Execution(ExecutionMode.CONCURRENT)
class StuckReaderIT {

  @Test
  void supervisionGoesOnWhileNobodyReadsTheOutput() throws Exception {
    Path folder = SupervisorProcess.newFolder();
    String configuration =
        """
        [supervisord]
        nodaemon=true
        logfile=%(here)s/main.log
        pidfile=%(here)s/main.pid
        logfile_maxbytes=0
        [program:storm]
        command=/bin/true
        numprocs=10
        process_name=s%(process_num)d
        startsecs=0
        autorestart=true
        """;
    Files.writeString(folder.resolve("supervisord.conf"), configuration);
    List<String> words = new ArrayList<>(SupervisorProcess.ours());
    words.addAll(List.of("-c", folder.resolve("supervisord.conf").toString()));
    // Its output is a pipe that this test does not read.
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try {
      // 64 KiB fit into the pipe, 256 KiB are kept: this is far beyond both.
      Path log = folder.resolve("main.log");
      Await.until("a megabyte of log", () -> Files.exists(log) && Files.size(log) > 1_000_000);

      SupervisorProcess.signal("TERM", process.pid());

      assertThat(process.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}

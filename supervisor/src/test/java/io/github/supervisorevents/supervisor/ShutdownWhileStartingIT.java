package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownWhileStartingIT {

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "QUIT"})
  void everythingThatWasStartedIsStoppedAndNothingElseStarts(String signal) throws Exception {
    String programs =
        """
        [program:p]
        command=/bin/sleep 1000
        numprocs=200
        process_name=p%(process_num)03d
        startsecs=600
        [eventlistener:l]
        command=/bin/sh %(here)s/shell_listener.sh %(here)s/events
        events=PROCESS_STATE
        buffer_size=1000
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("output", "spawned: 'p", 1);

      supervisor.signal(signal);

      assertThat(supervisor.exitCode()).isZero();
      List<String> lines = supervisor.output().lines().toList();
      long spawned = lines.stream().filter(line -> line.contains("spawned: 'p")).count();
      long stopped = lines.stream().filter(line -> line.contains("stopped: p")).count();
      assertThat(stopped).isEqualTo(spawned);
      int request = indexOf(lines, "received SIG" + signal + " indicating exit request");
      assertThat(lines.subList(request, lines.size())).noneMatch(line -> line.contains("spawned:"));
    }
  }

  @Test
  void aSecondSignalChangesNothing() throws Exception {
    String programs =
        """
        [program:stubborn]
        command=/bin/sh -c 'trap "" TERM; echo up; while :; do sleep 0.05; done'
        startsecs=0
        stopwaitsecs=1
        stdout_logfile=%(here)s/stubborn.log
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, programs)) {
      supervisor.await("stubborn.log", "up", 1);
      supervisor.signal("TERM");
      supervisor.awaitOutput("received SIGTERM");
      supervisor.signal("TERM");
      supervisor.signal("HUP");

      assertThat(supervisor.exitCode()).isZero();
      assertThat(supervisor.output())
          .contains("ignored SIGHUP indicating restart request (shutdown in progress)")
          .containsOnlyOnce("stopped: stubborn");
    }
  }

  private static int indexOf(List<String> lines, String text) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i;
      }
    }
    throw new AssertionError("no line with " + text + " in\n" + String.join("\n", lines));
  }
}

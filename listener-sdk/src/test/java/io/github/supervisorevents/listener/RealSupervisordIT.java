package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.rpc.RealSupervisord;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealSupervisordIT {
  @Test
  void aListenerStaysInStepForAThousandEventsThatAreNotAscii(@TempDir Path folder)
      throws Exception {
    Path report = folder.resolve("report");
    String programs =
        """
        [eventlistener:counting]
        command=%s
        events=EVENT
        buffer_size=10000
        stderr_logfile=%%(here)s/stderr.log
        [program:größe_☕]
        command=/bin/sh -c "while :; do echo '%2$s'; sleep 0.002; done"
        stdout_events_enabled=true
        [program:служба]
        command=/bin/sh -c "while :; do echo '%2$s' >&2; sleep 0.002; done"
        stderr_events_enabled=true
        """
            .formatted(
                String.join(" ", ListenerJvm.command(CountingListener.class, report.toString())),
                CountingListener.LINE);

    try (RealSupervisord supervisord = RealSupervisord.start(programs)) {
      ListenerJvm.await(() -> Files.exists(report), "a thousand events");
      supervisord.unix().stopProcess("counting");

      assertThat(report).hasContent("[größe_☕, служба], 0 strange, 0 lost");
      assertThat(supervisord.folder().resolve("stderr.log")).content().contains("event 1\n");
      assertThat(supervisord.folder().resolve("main.log"))
          .content()
          .contains("stopped: counting (exit status 0)")
          .doesNotContain("UNKNOWN");
    }
  }
}

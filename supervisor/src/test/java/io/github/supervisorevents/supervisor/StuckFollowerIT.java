package io.github.supervisorevents.supervisor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients follow a log that grows fast, and do not read. */
@Timeout(180)
class StuckFollowerIT {
  private static final int FOLLOWERS = 20;
  private static final String PROGRAMS =
      """
      [program:chatter]
      command=/bin/sh -c "while :; do head -c 8388608 /dev/zero | tr '\\0' x; date +%%s > turns; done"
      directory=%(here)s
      stdout_logfile=%(here)s/chatter.log
      stdout_logfile_maxbytes=1MB
      stdout_logfile_backups=1
      [program:other]
      command=/bin/sleep 1000
      autostart=false
      startsecs=0
      """;

  @Test
  void supervisionGoesOnInTheSameMemory() throws Exception {
    List<SocketChannel> followers = new ArrayList<>();
    try (SupervisorProcess supervisor =
        SupervisorProcess.start(SupervisorProcess.Kind.OURS, PROGRAMS)) {
      supervisor.awaitClients();
      Path log = supervisor.folder().resolve("chatter.log");
      Await.until("a log", () -> Files.exists(log));
      for (int i = 0; i < FOLLOWERS; i++) {
        followers.add(follow(supervisor.folder().resolve("sock")));
      }

      for (int turn = 0; turn < 5; turn++) {
        awaitAnotherTurn(supervisor.folder().resolve("turns"));
        SupervisorClient client = supervisor.client();
        client.startProcess("other", true);
        assertThat(client.getProcessInfo("other").pid()).isPositive();
        client.stopProcess("other", true);
      }

      assertThat(ProcFacts.residentMebibytes(supervisor.pid())).isLessThan(200);
    } finally {
      for (SocketChannel follower : followers) {
        follower.close();
      }
    }
  }

  private static SocketChannel follow(Path socket) throws Exception {
    SocketChannel follower = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    String request = "GET /logtail/chatter HTTP/1.1\r\nHost: x\r\n\r\n";
    follower.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
    // It has begun: from now on nothing is read.
    follower.read(ByteBuffer.allocate(1));
    return follower;
  }

  /** Eight more megabytes have gone through the supervisor. */
  private static void awaitAnotherTurn(Path turns) throws Exception {
    Files.deleteIfExists(turns);
    Await.until("more output", () -> Files.exists(turns));
  }
}

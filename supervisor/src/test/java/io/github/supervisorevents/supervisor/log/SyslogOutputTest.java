package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.Sockets;
import io.github.supervisorevents.supervisor.posix.SystemLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SyslogOutputTest {
  private final List<String> troubles = new ArrayList<>();
  private Path directory;
  private Path socket;
  private SyslogOutput log;

  @BeforeEach
  void open() throws IOException {
    directory = Files.createTempDirectory(Path.of("/tmp"), "log");
    socket = directory.resolve("dev-log");
    Clock clock = Clock.fixed(Instant.parse("2026-11-05T09:00:00Z"), ZoneOffset.UTC);
    log = new SyslogOutput(SystemLog.open(socket), "web ", clock, troubles::add);
  }

  @AfterEach
  void remove() throws IOException {
    Files.deleteIfExists(socket);
    Files.delete(directory);
  }

  @Test
  void everyLineIsAMessageHoweverItIsRead() {
    int syslogd = Sockets.datagramsAt(socket.toString());

    log.write(Bytes.of("first\nsec"));
    log.write(Bytes.of("ond\nthird without end"));
    log.close();

    assertThat(received(syslogd, 3))
        .containsExactly(
            "<14>Nov  5 09:00:00 supervisord: web first",
            "<14>Nov  5 09:00:00 supervisord: web second",
            "<14>Nov  5 09:00:00 supervisord: web third without end");
    assertThat(troubles).isEmpty();
    Descriptors.close(syslogd);
  }

  @Test
  void aMissingSyslogdIsReportedOnceAndItsReturnOnce() {
    log.write(Bytes.of("a\nb\n"));
    int syslogd = Sockets.datagramsAt(socket.toString());
    log.write(Bytes.of("c\nd\n"));

    assertThat(received(syslogd, 2)).allMatch(message -> message.matches(".*web [cd]"));
    assertThat(troubles).hasSize(2);
    assertThat(troubles.get(0)).startsWith("log syslog cannot be written: No such file");
    assertThat(troubles.get(1)).startsWith("log syslog is written again");
    log.close();
    Descriptors.close(syslogd);
  }

  @Test
  void aSyslogdThatDoesNotReadIsNotWaitedFor() {
    int syslogd = Sockets.datagramsAt(socket.toString());

    for (int i = 0; i < 10_000; i++) {
      log.write(Bytes.of("flood\n"));
    }

    assertThat(troubles).singleElement().asString().contains("EAGAIN");
    log.close();
    Descriptors.close(syslogd);
  }

  private static List<String> received(int fd, int count) {
    NativeBuffer buffer = NativeBuffer.allocate(9000);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      buffer.read(fd);
      messages.add(new String(Bytes.taken(buffer), StandardCharsets.UTF_8));
    }
    return messages;
  }
}

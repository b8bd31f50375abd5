package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.OpenFlag;
import io.github.supervisorevents.supervisor.posix.Pipe;
import io.github.supervisorevents.supervisor.posix.Poller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On pipes, by their names in /proc: they behave as fifos and as /dev/stdout do. */
@Timeout(60)
class StreamOutputTest {
  private static final int CHUNK = 50_000;

  private final List<String> troubles = new ArrayList<>();
  private final NativeBuffer buffer = NativeBuffer.allocate(65536);
  private final StringBuilder read = new StringBuilder();
  private Poller<String> poller;
  private Pipe pipe;
  private LogOutputs outputs;
  private LogOutput log;

  @BeforeEach
  void open() throws IOException {
    poller = Poller.open();
    pipe = Pipe.open();
    Descriptors.setNonBlocking(pipe.readEnd());
    outputs = new LogOutputs(poller, Clock.systemUTC(), troubles::add);
    log = outputs.file(Path.of("/proc/self/fd/" + pipe.writeEnd()), 1000, 3);
  }

  @AfterEach
  void close() {
    log.close();
    pipe.close();
    poller.close();
  }

  @Test
  void itIsNeverRotated() {
    log.write(Bytes.of("x".repeat(2000)));
    log.write(Bytes.of("y"));

    readAll();
    assertThat(read).hasSize(2001);
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatASlowReaderLeavesIsKeptInOrder() throws IOException {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      String chunk = Integer.toString(i).repeat(CHUNK);
      log.write(Bytes.of(chunk));
      written.append(chunk);
    }

    readWhileItIsWritten(written.length());

    assertThat(read.toString()).isEqualTo(written.toString());
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatAHangingReaderLeavesIsDroppedAndCountedOnce() throws IOException {
    for (int i = 0; i < 20; i++) {
      log.write(Bytes.of(Integer.toString(i % 10).repeat(CHUNK)));
    }
    assertThat(troubles)
        .singleElement()
        .asString()
        .contains("is not read fast enough; output is dropped until that changes");

    readWhileItIsWritten(256 * 1024);
    log.write(Bytes.of("end"));
    readAll();

    assertThat(read.toString()).startsWith("0".repeat(CHUNK) + "1").endsWith("end");
    assertThat(troubles).hasSize(2);
    int lost = 20 * CHUNK + 3 - read.length();
    assertThat(troubles.get(1)).contains("is written again; " + lost + " bytes were lost");
  }

  @Test
  void whatWaitsWhenItIsClosedStillGoesOut() throws IOException {
    for (int i = 0; i < 5; i++) {
      log.write(Bytes.of(Integer.toString(i).repeat(CHUNK)));
    }

    log.close();
    readWhileItIsWritten(5 * CHUNK);

    assertThat(read).hasSize(5 * CHUNK).endsWith("4");
    assertThat(troubles).isEmpty();
  }

  @Test
  void aFlushWaitsNoLongerThanItsPatience() throws IOException {
    log.write(Bytes.of("x".repeat(CHUNK * 2)));

    log.flush(Duration.ofMillis(20));
    assertThat(buffer.read(pipe.readEnd())).isPositive();
    log.flush(Duration.ofSeconds(30));

    readAll();
    assertThat(troubles).isEmpty();
  }

  @Test
  void hundredsOfStuckLogsTakeBoundedMemory() throws IOException {
    String path = "/proc/self/fd/" + pipe.writeEnd();
    log.write(Bytes.of("x".repeat(CHUNK * 2)));
    List<LogOutput> stuck = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      LogOutput output = outputs.file(Path.of(path), 0, 0);
      output.write(Bytes.of("stuck"));
      stuck.add(output);
    }

    assertThat(troubles).hasSizeBetween(130, 140).allMatch(line -> line.contains("not read fast"));
    stuck.forEach(LogOutput::close);
  }

  @Test
  void aReaderThatGoesAwayIsReportedOnce() throws IOException {
    Descriptors.close(pipe.readEnd());

    log.write(Bytes.of("a"));
    log.write(Bytes.of("b"));

    assertThat(troubles).singleElement().asString().contains("Broken pipe (EPIPE)");
    pipe = Pipe.open();
  }

  @Test
  void theSharedModeOfOurOwnOutputIsNotChanged() throws IOException {
    int shared = pipe.writeEnd();

    log.write(Bytes.of("x"));

    int flags = flagsOf(shared);
    assertThat(flags & OpenFlag.NONBLOCK).isZero();
  }

  private static int flagsOf(int fd) throws IOException {
    return java.nio.file.Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).stream()
        .filter(line -> line.startsWith("flags:"))
        .mapToInt(line -> Integer.parseInt(line.substring(6).strip(), 8))
        .findFirst()
        .orElseThrow();
  }

  private void readWhileItIsWritten(int bytes) throws IOException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (read.length() < bytes && System.nanoTime() < end) {
      readAll();
      poller.poll(10, (fd, ready, attachment) -> fail("nothing else is watched"));
    }
    readAll();
  }

  private void readAll() {
    while (buffer.read(pipe.readEnd()) > 0) {
      byte[] bytes = Bytes.taken(buffer);
      read.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}

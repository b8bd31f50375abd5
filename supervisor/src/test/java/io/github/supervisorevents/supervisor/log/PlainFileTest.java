package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.OpenFlag;
import io.github.supervisorevents.supervisor.posix.Poller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through links in a folder of its own: what is tried here must not happen to a real device. */
class PlainFileTest {
  @TempDir private Path folder;
  private final List<String> troubles = new ArrayList<>();
  private Poller<String> poller;
  private LogOutputs outputs;

  @BeforeEach
  void open() throws IOException {
    poller = Poller.open();
    outputs = new LogOutputs(poller, Clock.systemUTC(), troubles::add);
  }

  @AfterEach
  void close() {
    poller.close();
  }

  @Test
  void aDeviceIsNeitherRemovedNorRotated() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));

    writeAndClear(link);

    assertThat(link).isSymbolicLink();
    assertThat(folder.toFile().list()).containsExactly("null");
  }

  @Test
  void theNameOfAnOpenFileIsNeitherRemovedNorRotated() throws IOException {
    Path target = folder.resolve("redirected");
    int fd = Descriptors.open(target, OpenFlag.WRONLY | OpenFlag.CREAT, 0600);
    Path link = Files.createSymbolicLink(folder.resolve("out"), Path.of("/proc/self/fd/" + fd));

    writeAndClear(link);

    Descriptors.close(fd);
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("one hello\none hello\n");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out", "redirected");
  }

  @Test
  void aLinkToAFileGivesWayToANewFile() throws IOException {
    Path target = folder.resolve("target");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));

    LogOutput output = outputs.file(link, 0, 0);
    output.write(Bytes.of("one hello\n"));
    output.clear();
    output.close();

    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(link).isEmptyFile();
    assertThat(target).hasContent("one hello\n");
  }

  private void writeAndClear(Path log) throws IOException {
    LogOutput output = outputs.file(log, 5, 1);
    output.write(Bytes.of("one hello\n"));
    output.write(Bytes.of("one hello\n"));
    output.clear();
    output.close();
    assertThat(troubles).isEmpty();
  }
}

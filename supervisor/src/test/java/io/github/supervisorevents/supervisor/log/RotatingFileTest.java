package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

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

class RotatingFileTest {
  @TempDir Path directory;
  private final List<String> troubles = new ArrayList<>();
  private Poller<String> poller;
  private LogOutputs outputs;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    poller = Poller.open();
    outputs = new LogOutputs(poller, Clock.systemUTC(), troubles::add);
    file = directory.resolve("web.log");
  }

  @AfterEach
  void close() {
    poller.close();
  }

  @Test
  void aFullFileBecomesTheFirstBackupAndTheLastBackupGoes() throws IOException {
    LogOutput log = outputs.file(file, 4, 2);

    for (String chunk : List.of("aaaa", "bb", "bb", "cccccc", "d")) {
      log.write(Bytes.of(chunk));
    }

    assertThat(file).hasContent("d");
    assertThat(backup(1)).hasContent("cccccc");
    assertThat(backup(2)).hasContent("bbbb");
    assertThat(backup(3)).doesNotExist();
    log.close();
  }

  @Test
  void withoutBackupsAFullFileIsEmptied() throws IOException {
    LogOutput log = outputs.file(file, 4, 0);

    log.write(Bytes.of("aaaa"));
    log.write(Bytes.of("b"));

    assertThat(file).hasContent("b");
    assertThat(backup(1)).doesNotExist();
    log.close();
  }

  @Test
  void withoutASizeItGrows() throws IOException {
    LogOutput log = outputs.file(file, 0, 2);

    log.write(Bytes.of("a".repeat(100_000)));
    log.write(Bytes.of("b"));

    assertThat(file).hasSize(100_001);
    log.close();
  }

  @Test
  void anExistingFileIsContinuedAndCountsForItsSize() throws IOException {
    Files.writeString(file, "old");
    LogOutput log = outputs.file(file, 4, 1);

    log.write(Bytes.of("x"));

    assertThat(backup(1)).hasContent("oldx");
    assertThat(file).isEmptyFile();
    log.close();
  }

  @Test
  void aFileThatSomebodyTruncatedIsNotRotatedTooEarly() throws IOException {
    LogOutput log = outputs.file(file, 4, 1);
    log.write(Bytes.of("aaa"));
    Files.write(file, new byte[0]);

    log.write(Bytes.of("bb"));

    assertThat(file).hasContent("bb");
    assertThat(backup(1)).doesNotExist();
    log.close();
  }

  @Test
  void twoLogsOnOneFileRotateItOnce() throws IOException {
    LogOutput one = outputs.file(file, 4, 3);
    LogOutput other = outputs.file(file, 4, 3);

    other.write(Bytes.of("o"));
    one.write(Bytes.of("111"));
    other.write(Bytes.of("ooo"));
    one.write(Bytes.of("1"));
    one.write(Bytes.of("2"));

    assertThat(backup(1)).hasContent("o111ooo1");
    assertThat(file).hasContent("2");
    assertThat(backup(2)).doesNotExist();
    one.close();
    other.close();
  }

  @Test
  void afterAReopenItWritesToTheNewFileAtItsPath() throws IOException {
    LogOutput log = outputs.file(file, 0, 0);
    log.write(Bytes.of("before"));
    Files.move(file, directory.resolve("moved"));
    log.write(Bytes.of(" moved"));

    log.reopen();
    log.write(Bytes.of("after"));

    assertThat(directory.resolve("moved")).hasContent("before moved");
    assertThat(file).hasContent("after");
    log.close();
  }

  @Test
  void aClearedFileIsAnotherFile() throws IOException {
    LogOutput log = outputs.file(file, 0, 0);
    log.write(Bytes.of("before"));

    log.clear();
    log.write(Bytes.of("after"));

    assertThat(file).hasContent("after");
    log.close();
  }

  @Test
  void aFullDiskIsReportedOnceAndItsEndOnce() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("/dev/full"));
    LogOutput log = outputs.file(link, 1000, 1);

    log.write(Bytes.of("12345"));
    log.write(Bytes.of("67890"));
    Files.delete(link);
    log.reopen();
    log.write(Bytes.of("again"));
    log.write(Bytes.of(" and again"));

    assertThat(troubles)
        .containsExactly(
            "log "
                + link
                + " cannot be written: No space left on device (ENOSPC); output is dropped until"
                + " that changes",
            "log " + link + " is written again; 10 bytes were lost");
    assertThat(link).hasContent("again and again");
    log.close();
  }

  @Test
  void aFileThatCannotBeOpenedAgainIsTriedWithEveryWrite() throws IOException {
    Path inner = Files.createDirectory(directory.resolve("inner"));
    Path log = inner.resolve("x.log");
    LogOutput output = outputs.file(log, 0, 0);
    Files.delete(log);
    Files.delete(inner);

    output.reopen();
    output.write(Bytes.of("lost"));
    Files.createDirectory(inner);
    output.write(Bytes.of("kept"));

    assertThat(log).hasContent("kept");
    assertThat(troubles).hasSize(2).last().asString().contains("4 bytes were lost");
    output.close();
  }

  @Test
  void aFileThatMayNotBeCreatedIsNotCalledMissing() {
    Path forbidden = Path.of("/sys/no-such.log"); // for root as well

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> outputs.file(forbidden, 0, 0)))
        .hasMessageContaining(forbidden.toString())
        .message()
        .doesNotContain("ENOENT")
        .containsAnyOf("EACCES", "EROFS", "EPERM");
  }

  @Test
  void ownFilesFollowNoLink() throws IOException {
    Path target = Files.createFile(directory.resolve("target"));
    Path link = Files.createSymbolicLink(directory.resolve("auto.log"), target);

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> outputs.ownFile(link, 0, 0)))
        .hasMessageContaining("ELOOP")
        .hasMessageContaining(link.toString());
  }

  private Path backup(int number) {
    return directory.resolve("web.log." + number);
  }
}

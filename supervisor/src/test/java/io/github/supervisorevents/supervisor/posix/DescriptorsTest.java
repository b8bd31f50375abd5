package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorsTest {
  private static final int CLOEXEC = 02000000;

  @TempDir Path directory;

  @Test
  void whatIsOpenAlreadyCanBeKeptFromPrograms() throws IOException {
    Pipe pipe = Pipe.open();
    LibC.fcntl(pipe.readEnd(), LibC.F_SETFD, 0);
    assertThat(flags(pipe.readEnd()) & CLOEXEC).isZero();

    Descriptors.closeAllOnExec();

    assertThat(flags(pipe.readEnd()) & CLOEXEC).isNotZero();
    assertThat(flags(1) & CLOEXEC).isZero();
    pipe.close();
  }

  @Test
  void pipesAndFilesAreNotInherited() throws IOException {
    Pipe pipe = Pipe.open();
    int fd = Descriptors.open(directory.resolve("x"), OpenFlag.WRONLY | OpenFlag.CREAT, 0600);

    assertThat(flags(pipe.readEnd()) & CLOEXEC).isNotZero();
    assertThat(flags(pipe.writeEnd()) & CLOEXEC).isNotZero();
    assertThat(flags(fd) & CLOEXEC).isNotZero();
    Descriptors.close(fd);
    pipe.close();
  }

  @Test
  void aFailureToOpenIsANegatedErrorNumber() {
    int result = Descriptors.open(directory.resolve("none"), OpenFlag.RDONLY, 0);

    assertThat(Errno.ofResult(result)).hasToString("No such file or directory (ENOENT)");
  }

  @Test
  void sizePositionAndTruncation() throws IOException {
    Path file = Files.writeString(directory.resolve("x"), "12345");
    int fd = Descriptors.open(file, OpenFlag.RDWR, 0);

    assertThat(Descriptors.position(fd)).isZero();
    assertThat(Descriptors.size(fd)).isEqualTo(5);
    assertThat(Descriptors.position(fd)).isEqualTo(5);
    assertThat(Descriptors.truncate(fd, 2)).isZero();
    assertThat(file).hasContent("12");
    Descriptors.close(fd);
  }

  private static int flags(int fd) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).stream()
        .filter(line -> line.startsWith("flags:"))
        .mapToInt(line -> Integer.parseInt(line.substring(6).strip(), 8))
        .findFirst()
        .orElseThrow();
  }
}

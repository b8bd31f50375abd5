package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoLogFilesTest {
  @TempDir Path directory;

  @Test
  void theNameSaysProcessChannelAndSupervisorAndOnlyTheOwnerMayRead() throws IOException {
    Path file = new AutoLogFiles(directory, "sup").create("web_00", "stderr");

    assertThat(file.getFileName().toString()).matches("web_00-stderr---sup-[a-z0-9_]{8}\\.log");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theFilesOfEarlierRunsAndTheirBackupsAreRemovedAndNothingElse() throws IOException {
    AutoLogFiles files = new AutoLogFiles(directory, "sup.1");
    Path old = files.create("a", "stdout");
    Path backup = Files.createFile(Path.of(old + ".12"));
    Path other = new AutoLogFiles(directory, "supx1").create("a", "stdout");
    Path foreign = Files.createFile(directory.resolve("a.log"));
    Path archived = Files.createFile(Path.of(old + ".gz"));

    assertThat(files.removeOld()).isEmpty();

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactlyInAnyOrder(other, foreign, archived);
    }
    assertThat(backup).doesNotExist();
  }

  @Test
  void whatCannotBeRemovedIsSaid() throws IOException {
    Path stubborn = Files.createDirectory(directory.resolve("a-stdout---sup-x.log"));

    assertThat(new AutoLogFiles(directory, "sup").removeOld())
        .singleElement()
        .asString()
        .startsWith("Failed to clean up " + stubborn);
    assertThat(new AutoLogFiles(directory.resolve("missing"), "sup").removeOld())
        .singleElement()
        .asString()
        .isEqualTo(
            "Could not clear childlog dir "
                + directory.resolve("missing")
                + ": there is no such file");
  }
}

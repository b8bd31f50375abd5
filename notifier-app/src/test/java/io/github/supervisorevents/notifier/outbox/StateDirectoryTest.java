package io.github.supervisorevents.notifier.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  @TempDir Path folder;

  @Test
  void whatItMakesIsTheOwnersAlone() throws IOException {
    StateDirectory state = StateDirectory.prepare(folder.resolve("a/b"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())))
        .isEqualTo("rwx------");
    assertThat(state.isPrivate()).isTrue();
    assertThat(state.path()).isEmptyDirectory();
  }

  @Test
  void aFolderThatWasThereKeepsItsPermissions() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    StateDirectory state = StateDirectory.prepare(open);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
        .isEqualTo("rwxrwxrwx");
    assertThat(state.isPrivate()).isFalse();
  }

  @Test
  void aLinkIsNotPrivate() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    assertThat(StateDirectory.prepare(link).isPrivate()).isFalse();
  }

  @Test
  void aFileInItsPlaceIsRefusedByName() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> StateDirectory.prepare(file.resolve("state")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> StateDirectory.prepare(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void oneHolderAtATime() throws IOException, InterruptedException {
    StateDirectory state = StateDirectory.prepare(folder);
    try (FileLock lock = state.lock().orElseThrow()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(state.lock()).isEmpty();
    }
    state.lock().orElseThrow().acquiredBy().close();
  }
}

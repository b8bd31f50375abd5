package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
  @TempDir Path folder;

  @Test
  void reasonsAreWordsWithoutTheName() {
    assertThat(reasonOfReading(folder.resolve("missing"))).isEqualTo("there is no such file");
    assertThat(reasonOfReading(folder)).isEqualTo("Is a directory");
    assertThat(FileTrouble.reason(new AccessDeniedException("/x"))).isEqualTo("permission denied");
    assertThat(FileTrouble.reason(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
  }

  private static String reasonOfReading(Path file) {
    return FileTrouble.reason(
        catchThrowableOfType(IOException.class, () -> Files.readString(file)));
  }
}

package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFileReaderTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("log"), "0123456789");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0123456789",
    "3, 0, 3456789",
    "3, 4, 3456",
    "8, 5, 89",
    "10, 5, ''",
    "99, 0, ''",
    "-3, 0, 789",
    "-99, 0, 0123456789",
  })
  void readsAsReadLogDoes(long offset, long length, String wanted) throws IOException {
    assertThat(text(LogFileReader.read(file, offset, length))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"0, -1", "-1, 1", "-1, -1"})
  void argumentsThatMakeNoSenseAreRefused(long offset, long length) {
    assertThatThrownBy(() -> LogFileReader.read(file, offset, length))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingFileIsAFailure() {
    assertThatThrownBy(() -> LogFileReader.read(directory.resolve("none"), 0, 0))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, 6789, true",
    "0, 10, 0123456789, false",
    "0, 20, 0123456789, false",
    "6, 4, 6789, false",
    "10, 4, '', false",
    "4, 0, '', true",
    "-5, 3, 789, true",
    "99, 4, '', false",
  })
  void tailsAsTailProcessLogDoes(long offset, long length, String wanted, boolean overflow) {
    LogFileReader.Tail tail = LogFileReader.tail(file, offset, length);

    assertThat(text(tail.data())).isEqualTo(wanted);
    assertThat(tail.offset()).isEqualTo(10);
    assertThat(tail.overflow()).isEqualTo(overflow);
  }

  @Test
  void aTailOfNoFileIsEmptyAndStaysWhereItWas() {
    LogFileReader.Tail tail = LogFileReader.tail(directory.resolve("none"), 7, 3);

    assertThat(tail.data()).isEmpty();
    assertThat(tail.offset()).isEqualTo(7);
  }

  @Test
  void aHugeFileIsReadInParts() throws IOException {
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(6L * 1024 * 1024 * 1024);
    }

    assertThat(LogFileReader.read(file, 0, 0)).hasSize(LogFileReader.MOST_BYTES).startsWith('0');
    assertThat(LogFileReader.read(file, Long.MIN_VALUE, 0)).hasSize(LogFileReader.MOST_BYTES);
    assertThat(LogFileReader.read(file, 6L * 1024 * 1024 * 1024 - 5, 0)).hasSize(5);
    assertThat(LogFileReader.tail(file, 0, Integer.MAX_VALUE).data())
        .hasSize(LogFileReader.MOST_BYTES);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package io.github.supervisorevents.notifier.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.rpc.LogTail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLinesTest {
  @TempDir Path folder;

  @Test
  void theLastLinesComeOldestFirst() {
    assertThat(new LastLines(2).of(tail("a\nb\n\nc\r\n", false), Optional.empty()))
        .containsExactly("b", "c");
  }

  @Test
  void theFirstLineIsLeftOutWhenItIsCut() {
    assertThat(new LastLines(5).of(tail("alf of it\nwhole\n", true), Optional.empty()))
        .containsExactly("whole");
  }

  @Test
  void longLinesAreShortened() {
    String line = "x".repeat(499) + "😀" + "y".repeat(2000);

    assertThat(new LastLines(1).of(tail(line, false), Optional.empty()))
        .containsExactly("x".repeat(499) + "…");
  }

  @Test
  void noneAreTakenWhenNoneAreWanted() {
    assertThat(new LastLines(0).of(tail("a\n", false), Optional.empty())).isEmpty();
  }

  @Test
  void whatSupervisordCannotReadIsReadFromTheFile() throws IOException {
    Path log = folder.resolve("web.log");
    Files.write(log, new byte[] {(byte) 0xff, '\n'});
    Files.writeString(log, "ö\n".repeat(5000), java.nio.file.StandardOpenOption.APPEND);
    Files.writeString(
        log, "ende\n", StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND);

    assertThat(new LastLines(2).of(Optional.empty(), Optional.of(log.toString())))
        .containsExactly("ö", "ende");
  }

  @Test
  void noLogIsNoLines() {
    assertThat(new LastLines(2).of(Optional.empty(), Optional.of(folder + "/none"))).isEmpty();
    assertThat(new LastLines(2).of(Optional.empty(), Optional.empty())).isEmpty();
  }

  private static Optional<LogTail> tail(String text, boolean overflow) {
    return Optional.of(new LogTail(text, text.length(), overflow));
  }
}

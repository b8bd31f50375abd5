package io.github.supervisorevents.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** READY is written before any channel's library is loaded. */
class LazyLibrariesIT {

  @Test
  void constructorsLoadNoLibrary() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                ConstructsEveryChannel.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(output).contains("constructed 6");
    assertThat(output.lines())
        .filteredOn(
            line ->
                line.matches(
                    ".*(okhttp3|com\\.slack|com\\.google\\.gson|jakarta\\.|org\\.eclipse\\.angus|com\\.fasterxml|samskivert|kotlin)\\..*"))
        .isEmpty();
  }
}

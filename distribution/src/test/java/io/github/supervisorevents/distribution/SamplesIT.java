package io.github.supervisorevents.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample for supervisord.conf is accepted, without a warning, as part of a whole file. */
class SamplesIT {
  private static final Path FOLDER = Path.of(System.getProperty("distribution.folder"));

  @TempDir private Path scratch;

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("config-samples"))) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isAcceptedWithoutAWarning(Path sample) throws Exception {
    Path whole = scratch.resolve("supervisord.conf");
    String text = Files.readString(sample);
    Files.writeString(whole, text.contains("[supervisord]") ? text : "[supervisord]\n" + text);

    Command run =
        Command.run(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "JAVA_HOME", System.getProperty("java.home"),
                "DEMO_STATE", scratch.toString(),
                "DEMO_DISTRIBUTION", FOLDER.toString()),
            scratch,
            FOLDER + "/bin/jsupervisord",
            "--check",
            "-c",
            whole.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContainIgnoringCase("warn");
    assertThat(run.status()).isZero();
  }
}

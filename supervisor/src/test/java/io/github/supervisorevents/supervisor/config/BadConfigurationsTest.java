package io.github.supervisorevents.supervisor.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code bad-configurations} has one mistake. The comments that begin with {@code ;=}
 * at its top are exactly what is reported; {@code DIR} stands for the folder.
 */
class BadConfigurationsTest {
  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".conf"))
              .sorted()
              .toList();
      assertThat(names).hasSizeGreaterThan(50);
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReportedExactly(String name) throws Exception {
    Path file = folder().resolve(name);
    String expected =
        Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1).stream()
            .filter(line -> line.startsWith(";= "))
            .map(line -> line.substring(3))
            .collect(joining("\n"));

    String reported = report(file).replace(folder().toString(), "DIR");

    assertThat(reported).isEqualTo(expected);
  }

  private static String report(Path file) {
    Surroundings surroundings =
        new Surroundings(
            Map.of("HOME", "/tmp", "LANG", "C.UTF-8"),
            "host",
            folder(),
            Path.of("/tmp"),
            new KnownAccounts());
    try {
      return lines(new ConfigLoader(surroundings).load(file, CommandLine.empty()).warnings());
    } catch (ConfigException refused) {
      return lines(refused.findings());
    }
  }

  private static String lines(List<Finding> findings) {
    return findings.stream().map(Finding::toString).collect(joining("\n"));
  }

  private static Path folder() {
    try {
      return Path.of(BadConfigurationsTest.class.getResource("/bad-configurations").toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

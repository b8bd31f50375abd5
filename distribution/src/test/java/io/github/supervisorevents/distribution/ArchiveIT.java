package io.github.supervisorevents.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive holds what the folder holds, and runs where it is unpacked. */
class ArchiveIT {
  private static final Path FOLDER = Path.of(System.getProperty("distribution.folder"));
  private static final Path ARCHIVE = Path.of(FOLDER + ".tar.gz");

  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

  @TempDir private Path scratch;

  @Test
  void unpackedItRuns() throws Exception {
    Command unpacked =
        Command.run(Map.of("PATH", "/usr/bin:/bin"), scratch, "tar", "xzf", ARCHIVE.toString());
    assertThat(unpacked.status()).as(unpacked.err()).isZero();
    Path folder = scratch.resolve(FOLDER.getFileName());

    Command run =
        Command.run(
            Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home")),
            scratch,
            folder + "/bin/supervisor-notifier",
            "version");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("supervisor-notifier ");
    assertThat(run.status()).isZero();
    assertThat(folder)
        .isDirectoryContaining("glob:**/LICENSE")
        .isDirectoryContaining("glob:**/README.md")
        .satisfies(ArchiveIT::whereItsReadmeLeads);
    try (Stream<Path> samples = Files.list(folder.resolve("config-samples"))) {
      assertThat(samples).isNotEmpty();
    }
  }

  private static void whereItsReadmeLeads(Path folder) throws IOException {
    Matcher links = LINK.matcher(Files.readString(folder.resolve("README.md")));
    assertThat(links.results().map(link -> link.group(1)))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
  }
}

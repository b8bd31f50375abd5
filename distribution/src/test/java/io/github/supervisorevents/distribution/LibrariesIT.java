package io.github.supervisorevents.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names every library that is delivered, and no other, with its version. */
class LibrariesIT {
  private static final Path LIB = Path.of(System.getProperty("distribution.folder")).resolve("lib");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+\\.jar)` \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE);

  @Test
  void theListIsTheFolder() throws IOException {
    List<String> listed =
        ROW.matcher(Files.readString(Path.of("../docs/security.md")))
            .results()
            .map(MatchResult::group)
            .map(row -> row.substring(3, row.indexOf('`', 3)))
            .toList();

    assertThat(listed).isNotEmpty().isSorted().isEqualTo(delivered());
  }

  private static List<String> delivered() throws IOException {
    try (Stream<Path> files = Files.list(LIB)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .filter(name -> !name.matches("(listener-sdk.*|notifier-app|supervisor)\\.jar"))
          .sorted()
          .toList();
    }
  }
}

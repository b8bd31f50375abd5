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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * docs/security.md names every library that is delivered, and no other, with its version;
 * docs/known-holes.txt names none of them.
 */
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

  @Test
  void noneHasAKnownHole() throws IOException {
    List<KnownHole> holes = KnownHole.read(Path.of("../docs/known-holes.txt"));
    List<String> delivered = delivered();

    assertThat(holes).isNotEmpty();
    for (KnownHole hole : holes) {
      assertThat(delivered)
          .as("%s needs %s %s or newer", hole.advisory(), hole.library(), hole.fixedIn())
          .anyMatch(hole::isAbout)
          .noneMatch(hole::isIn);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x-1.9.jar, true",
    "x-2.0.jar, true",
    "x-2.0.9.jar, true",
    "x-2.0.10.jar, false",
    "x-2.0.10.1.jar, false",
    "x-2.1.jar, false",
    "x-10.jar, false",
    "x-2.0.10-rc1.jar, true",
    "x-y-1.0.jar, false"
  })
  void versionsAreComparedByTheirNumbers(String file, boolean isIn) {
    assertThat(new KnownHole("x", "2.0.10", "CVE-0").isIn(file)).isEqualTo(isIn);
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

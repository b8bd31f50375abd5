package io.github.supervisorevents.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGlobTest {
  @TempDir Path directory;

  @BeforeEach
  void files() throws IOException {
    for (String name :
        List.of("a/x.conf", "a/.y.conf", "a/b.conf", "c/x.conf", "c/x]^.conf", "c/{1}")) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  @Test
  void starMatchesVisibleFilesInOrder() {
    assertThat(find("a/*.conf")).containsExactly("a/b.conf", "a/x.conf");
    assertThat(find("a/.*.conf")).containsExactly("a/.y.conf");
  }

  @Test
  void everyPartMayBeAPattern() {
    assertThat(find("*/x.conf")).containsExactly("a/x.conf", "c/x.conf");
    assertThat(find("?/[!a-w].conf")).containsExactly("a/x.conf", "c/x.conf");
  }

  @Test
  void whatIsSpecialElsewhereIsOrdinaryHere() {
    assertThat(find("c/{1}")).containsExactly("c/{1}");
    assertThat(find("c/x[]]^.conf")).containsExactly("c/x]^.conf");
    assertThat(find("c/[{]1*")).containsExactly("c/{1}");
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    assertThat(find("no/*")).isEmpty();
    assertThat(find("a/none.conf")).isEmpty();
  }

  private List<String> find(String pattern) {
    return FileGlob.find(directory.resolve(pattern)).stream()
        .map(path -> directory.relativize(path).toString())
        .toList();
  }
}

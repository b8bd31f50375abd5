package io.github.supervisorevents.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSearchTest {
  @TempDir Path directory;

  @Test
  void placesBesideTheCommandComeFirst() throws Exception {
    Path beside = directory.resolve("app/etc/supervisord.conf");
    Files.createDirectories(beside.getParent());
    Path local = Files.createFile(directory.resolve("supervisord.conf"));
    ConfigSearch search =
        ConfigSearch.of(Optional.of(directory.resolve("app/bin/jsupervisord")), directory);

    assertThat(search.find()).contains(local);
    Files.createFile(beside);
    assertThat(search.find()).contains(beside);
  }

  @Test
  void systemWidePlacesAreNamedWhenNothingIsFound() {
    ConfigSearch search = ConfigSearch.of(Optional.empty(), directory);

    assertThat(search.notFound())
        .contains(directory + "/etc/supervisord.conf", "/etc/supervisor/supervisord.conf", "-c");
  }
}

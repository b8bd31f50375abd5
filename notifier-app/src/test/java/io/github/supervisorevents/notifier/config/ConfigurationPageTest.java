package io.github.supervisorevents.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.incident.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/configuration.md is whole. */
class ConfigurationPageTest {
  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "configuration.md"));
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingIsThere(Setting setting) throws IOException {
    assertThat(page()).contains("`" + setting.name() + "`");
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "EVENT", mode = EnumSource.Mode.EXCLUDE)
  void everyKindIsThere(Kind kind) throws IOException {
    assertThat(page()).contains("`" + kind.word() + "`");
  }

  @Test
  void itNamesNoSettingThatThereIsNot() throws IOException {
    assertThat(
            page().lines().filter(line -> line.startsWith("| `")).map(line -> line.split("`")[1]))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(
                        Setting.named(name).isPresent()
                            || java.util.Arrays.stream(Kind.values())
                                .anyMatch(kind -> kind.word().equals(name)))
                    .as(name)
                    .isTrue());
  }
}

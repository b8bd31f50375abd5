package io.github.supervisorevents.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableTest {
  @TempDir Path first;
  @TempDir Path second;

  @Test
  void aNameIsLookedForAlongThePathOfTheProgram() throws Exception {
    Path tool = script(second, "tool", "rwxr-xr-x");

    Executable found = Executable.find("tool --fast", Map.of("PATH", first + ":" + second));

    assertThat(found.file()).isEqualTo(tool);
    assertThat(found.words()).containsExactly("tool", "--fast");
  }

  @Test
  void theFirstFileOnThePathCountsEvenIfItIsNotExecutable() throws Exception {
    Path useless = script(first, "tool", "rw-r--r--");
    script(second, "tool", "rwxr-xr-x");

    assertThatThrownBy(() -> Executable.find("tool", Map.of("PATH", first + ":" + second)))
        .hasMessage("command at '" + useless + "' is not executable");
  }

  @Test
  void withoutAPathTheUsualPlacesAreSearched() throws Exception {
    assertThat(Executable.find("sh", Map.of()).file()).isEqualTo(Path.of("/bin/sh"));
  }

  @Test
  void aNameWithASlashIsTakenAsItIs() throws Exception {
    Path tool = script(first, "tool", "rwxr-xr-x");

    assertThat(Executable.find(tool + " x", Map.of()).file()).isEqualTo(tool);
  }

  @Test
  void aFileThatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> Executable.find("/nonexistent/bin x", Map.of()))
        .hasMessage("can't find command '/nonexistent/bin'")
        .matches(e -> ((UnusableCommandException) e).isNotFound());
  }

  @Test
  void aNameThatIsNowhereOnThePathIsNotFound() {
    assertThatThrownBy(() -> Executable.find("nosuchtool", Map.of("PATH", first.toString())))
        .hasMessage("can't find command 'nosuchtool'")
        .matches(e -> ((UnusableCommandException) e).isNotFound());
  }

  @Test
  void aDirectoryIsNotExecutable() {
    assertThatThrownBy(() -> Executable.find(first.toString(), Map.of()))
        .hasMessage("command at '" + first + "' is a directory")
        .matches(e -> !((UnusableCommandException) e).isNotFound());
  }

  @Test
  void anEmptyCommandIsRefused() {
    assertThatThrownBy(() -> Executable.find("  ", Map.of())).hasMessage("command is empty");
  }

  private static Path script(Path directory, String name, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}

package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.supervisor.config.Accounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Home directories from /etc/passwd, for {@code ~user} in a path. The section of this command names
 * no users otherwise, and asking the C library would double the time it takes to start.
 */
final class PasswdHomes implements Accounts {
  private static final Path PASSWD = Path.of("/etc/passwd");
  private static final int HOME_FIELD = 5;

  @Override
  public OptionalInt uid(String nameOrNumber) {
    return OptionalInt.empty();
  }

  @Override
  public OptionalInt gid(String nameOrNumber) {
    return OptionalInt.empty();
  }

  @Override
  public Optional<Path> home(String userName) {
    try (Stream<String> lines = Files.lines(PASSWD, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(line -> line.split(":"))
          .filter(fields -> fields.length > HOME_FIELD && fields[0].equals(userName))
          .map(fields -> Path.of(fields[HOME_FIELD]))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

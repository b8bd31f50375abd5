package io.github.supervisorevents.supervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a configuration's meaning depends on besides its text.
 *
 * @param environment the supervisor's environment variables
 * @param hostName what {@code %(host_node_name)s} becomes
 * @param workingDirectory what relative paths start from, absolute
 * @param tempDirectory the default of {@code childlogdir}
 */
public record Surroundings(
    Map<String, String> environment,
    String hostName,
    Path workingDirectory,
    Path tempDirectory,
    Accounts accounts) {
  public Surroundings {
    environment = Map.copyOf(environment);
    Objects.requireNonNull(hostName, "hostName");
    Objects.requireNonNull(tempDirectory, "tempDirectory");
    Objects.requireNonNull(accounts, "accounts");
    if (!workingDirectory.isAbsolute()) {
      throw new IllegalArgumentException("the working directory is absolute: " + workingDirectory);
    }
  }

  /** Those of this process. */
  public static Surroundings ofThisProcess(Accounts accounts) {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        environment,
        nodeName(),
        Path.of("").toAbsolutePath(),
        tempDirectory(environment),
        accounts);
  }

  private static String nodeName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException notLinux) {
      return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    }
  }

  private static Path tempDirectory(Map<String, String> environment) {
    return Stream.concat(
            Stream.of("TMPDIR", "TEMP", "TMP").map(environment::get).filter(Objects::nonNull),
            Stream.of("/tmp", "/var/tmp", "/usr/tmp"))
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(path -> Files.isDirectory(path) && Files.isWritable(path))
        .findFirst()
        .orElse(Path.of("."))
        .toAbsolutePath()
        .normalize();
  }

  /** The same directory that a shell would find: {@code ~}, {@code ~user}, or the text itself. */
  Path path(String text) {
    if (!text.startsWith("~")) {
      return Path.of(text);
    }
    int slash = text.indexOf('/');
    String user = text.substring(1, slash < 0 ? text.length() : slash);
    String rest = slash < 0 ? "" : text.substring(slash + 1);
    return home(user).map(home -> home.resolve(rest)).orElseGet(() -> Path.of(text));
  }

  private Optional<Path> home(String user) {
    if (!user.isEmpty()) {
      return accounts.home(user);
    }
    String home = environment.get("HOME");
    return Optional.of(Path.of(home != null ? home : System.getProperty("user.home")));
  }
}

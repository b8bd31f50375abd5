package io.github.supervisorevents.supervisor.spec;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is executed, and in what surroundings.
 *
 * @param command the command line, not split yet
 * @param directory where it runs; empty: where the supervisor runs
 * @param umask its file mode mask; empty: the supervisor's
 * @param user whom it runs as; empty: the supervisor's user
 * @param environment variables added to the supervisor's own: those of {@code [supervisord]}, then
 *     the program's
 * @param serverUrl what SUPERVISOR_SERVER_URL is set to, not at all if the text is empty; no value:
 *     what the supervisor finds out itself
 */
public record LaunchSpec(
    String command,
    Optional<Path> directory,
    OptionalInt umask,
    Optional<UserSpec> user,
    Map<String, String> environment,
    Optional<String> serverUrl) {
  public LaunchSpec {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(umask, "umask");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(serverUrl, "serverUrl");
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** Without the values of the environment, which may be secrets. */
  @Override
  public String toString() {
    return "LaunchSpec[command="
        + command
        + ", directory="
        + directory
        + ", umask="
        + umask
        + ", user="
        + user
        + ", environment="
        + environment.keySet()
        + ", serverUrl="
        + serverUrl
        + "]";
  }
}

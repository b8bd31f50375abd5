package io.github.supervisorevents.supervisor.posix;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to start, and in what surroundings.
 *
 * @param program the file to execute; there is no search along PATH
 * @param arguments the argument vector, the program's name first
 * @param environment all of its environment
 * @param directory where it runs; empty: where the supervisor runs
 * @param umask its file mode mask; empty: the supervisor's
 * @param user whom it runs as, with its groups; empty: the supervisor's user
 * @param redirectStderr whether its stderr is the same pipe as its stdout
 * @param limits resource limits that differ from the supervisor's
 */
public record SpawnRequest(
    Path program,
    List<String> arguments,
    Map<String, String> environment,
    Optional<Path> directory,
    OptionalInt umask,
    Optional<User> user,
    boolean redirectStderr,
    List<ResourceLimit> limits) {
  public SpawnRequest {
    Objects.requireNonNull(program, "program");
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(umask, "umask");
    Objects.requireNonNull(user, "user");
    limits = List.copyOf(limits);
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("the first argument is the program's name");
    }
  }
}

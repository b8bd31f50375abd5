package io.github.supervisorevents.notifier.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A notifier that runs, as the system sees it.
 *
 * @param pid its process id
 */
record RunningNotifier(long pid) {
  private static final String DATABASE = "outbox.db";

  /**
   * The environment it was started with.
   *
   * @throws IllegalArgumentException when it cannot be read; the message is for the operator
   */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    try {
      byte[] bytes = Files.readAllBytes(of("environ"));
      for (String variable : new String(bytes, StandardCharsets.UTF_8).split("\0")) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the settings of process %d cannot be read (%s): it must run, and this must be its user or root"
              .formatted(pid, e.getMessage()),
          e);
    }
    return variables;
  }

  /** The database it has open; empty when it has none, or that cannot be seen. */
  Optional<Path> database() {
    try (Stream<Path> files = Files.list(of("fd"))) {
      return files.flatMap(RunningNotifier::target).filter(RunningNotifier::isDatabase).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Stream<Path> target(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor));
    } catch (IOException e) {
      // Closed meanwhile.
      return Stream.empty();
    }
  }

  private static boolean isDatabase(Path file) {
    return file.endsWith(DATABASE) && Files.exists(file);
  }

  private Path of(String file) {
    return Path.of("/proc", String.valueOf(pid), file);
  }
}

package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A state folder that is gone when it is closed. */
final class TemporaryState implements AutoCloseable {
  private final Path folder;

  private TemporaryState(Path folder) {
    this.folder = folder;
  }

  static TemporaryState make() throws IOException {
    return new TemporaryState(Files.createTempDirectory("supervisor-notifier-replay"));
  }

  StateDirectory directory() {
    return StateDirectory.existing(folder);
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}

package io.github.supervisorevents.supervisor.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where something was written.
 *
 * @param file the file; empty: on the command line
 * @param line its line, counted from 1; empty: the file as a whole
 */
public record Place(Optional<Path> file, OptionalInt line) {
  static Place line(Path file, int line) {
    return new Place(Optional.of(file), OptionalInt.of(line));
  }

  static Place wholeFile(Path file) {
    return new Place(Optional.of(file), OptionalInt.empty());
  }

  static Place commandLine() {
    return new Place(Optional.empty(), OptionalInt.empty());
  }

  // Both are spelt out because what the compiler makes of a record takes 20 ms at its first use,
  // which is at every start.
  @Override
  public boolean equals(Object other) {
    return other instanceof Place place && file.equals(place.file) && line.equals(place.line);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + line.hashCode();
  }

  @Override
  public String toString() {
    return file.map(Path::toString).orElse("command line")
        + (line.isPresent() ? ":" + line.getAsInt() : "");
  }
}

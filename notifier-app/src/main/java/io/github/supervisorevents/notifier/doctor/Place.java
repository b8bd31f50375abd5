package io.github.supervisorevents.notifier.doctor;

import java.nio.file.Path;

/**
 * Where something is written.
 *
 * @param line counted from 1
 */
public record Place(Path file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}

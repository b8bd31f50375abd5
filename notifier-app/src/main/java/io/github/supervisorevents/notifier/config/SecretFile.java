package io.github.supervisorevents.notifier.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that holds one secret. */
final class SecretFile {
  private static final long LARGEST_BYTES = 64L << 10;

  private SecretFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when there is no secret in it; the message, for the operator,
   *     begins with {@code names}
   */
  static String read(String name) {
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST_BYTES) {
        throw new IllegalArgumentException(
            "names %s, which is too large for a secret (%d bytes)"
                .formatted(file, Files.size(file)));
      }
      String text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw new IllegalArgumentException("names %s, which is empty".formatted(file));
      }
      return text;
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "names %s, which cannot be read by user %s: %s"
              .formatted(name, System.getProperty("user.name"), FileTrouble.of(e)),
          e);
    }
  }
}

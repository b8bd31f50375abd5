package io.github.supervisorevents.notifier.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what is wrong with a file in words; Java's own messages only repeat its name. */
public final class FileTrouble {
  private FileTrouble() {}

  /** A whole sentence: which file, who wanted to read it, why not. */
  public static String ofReading(Path file, IOException e) {
    return "%s cannot be read by user %s: %s"
        .formatted(file, System.getProperty("user.name"), of(e));
  }

  static String of(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    return String.valueOf(e.getMessage());
  }
}

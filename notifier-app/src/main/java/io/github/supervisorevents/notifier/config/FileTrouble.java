package io.github.supervisorevents.notifier.config;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says what is wrong with a file in words; Java's own messages only repeat its name. */
final class FileTrouble {
  private FileTrouble() {}

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

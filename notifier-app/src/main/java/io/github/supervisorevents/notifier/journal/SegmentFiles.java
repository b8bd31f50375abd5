package io.github.supervisorevents.notifier.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a journal, in its folder. Any thread. */
final class SegmentFiles {
  private static final class Lazy {
    static final Logger LOG = LoggerFactory.getLogger("journal");
  }

  private static final String ENDING = ".events";

  private final Path folder;

  SegmentFiles(Path folder) {
    this.folder = folder;
  }

  Path path(long number) {
    return folder.resolve("%019d%s".formatted(number, ENDING));
  }

  /** Makes the folder, for the owner alone; does nothing when it is there. */
  void makeFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** Writes to the disk itself which files there are. */
  void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** All numbers, in order; none when there is no folder. */
  NavigableSet<Long> numbers() throws IOException {
    NavigableSet<Long> numbers = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(file -> number(file).ifPresent(numbers::add));
      }
    }
    return numbers;
  }

  private static Optional<Long> number(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(ENDING)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.valueOf(name.substring(0, name.length() - ENDING.length())));
    } catch (NumberFormatException somebodyElses) {
      return Optional.empty();
    }
  }

  void delete(long number) throws IOException {
    Files.deleteIfExists(path(number));
  }

  /** Says so. */
  void cannotBeRemoved(IOException e) {
    Lazy.LOG.warn("{}: what was made use of cannot be removed, trying again: {}", folder, e + "");
  }

  /** Keeps what cannot be read for somebody to look at. */
  void setAside(long number, long readable, String what) {
    Path aside = folder.resolve(path(number).getFileName() + ".damaged");
    String outcome = "set aside as " + aside;
    try {
      Files.move(path(number), aside);
    } catch (IOException e) {
      outcome = "left out, and cannot be renamed to " + aside + " (" + e + ")";
    }
    Lazy.LOG.error(
        "{} is damaged after {} bytes ({}). It was {}: events that stand there, if any, are not"
            + " told",
        path(number),
        readable,
        what,
        outcome);
  }
}

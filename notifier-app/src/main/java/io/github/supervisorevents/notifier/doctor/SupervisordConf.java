package io.github.supervisorevents.notifier.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A supervisord.conf with what it includes. Immutable once read.
 *
 * @param file the file itself
 * @param files it, and those it includes
 * @param sections in the order they were first written
 * @param mistakes lines that supervisord does not read as they were meant
 */
public record SupervisordConf(
    Path file, List<Path> files, List<ConfSection> sections, List<Finding> mistakes) {
  private static final List<String> PROGRAMS = List.of("program:", "fcgi-program:");
  private static final String LISTENER = "eventlistener:";
  private static final List<String> OUR_NAMES = List.of("supervisor-notifier", "notifier-app");

  /** Copies. */
  public SupervisordConf {
    files = List.copyOf(files);
    sections = List.copyOf(sections);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads a file and those that it includes.
   *
   * @throws IOException when one cannot be read
   */
  public static SupervisordConf read(Path file) throws IOException {
    return ConfReader.read(file);
  }

  Optional<ConfSection> section(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }

  List<ConfSection> programs() {
    return sections.stream()
        .filter(section -> PROGRAMS.stream().anyMatch(section.name()::startsWith))
        .toList();
  }

  List<ConfSection> listeners() {
    return sections.stream().filter(section -> section.name().startsWith(LISTENER)).toList();
  }

  /** The listeners that are notifiers, by their command. */
  List<ConfSection> notifiers() {
    return listeners().stream()
        .filter(section -> OUR_NAMES.stream().anyMatch(section.text("command", "")::contains))
        .toList();
  }

  /** How many processes the programs have together. */
  int processes() {
    return programs().stream().mapToInt(program -> program.number("numprocs", 1).orElse(1)).sum();
  }
}

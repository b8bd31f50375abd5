package io.github.supervisorevents.notifier.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in a file, with its places. For one thread. */
final class FileMistakes {
  private record Mistake(Located.Place place, String text) {}

  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();

  FileMistakes(String file) {
    this.file = file;
  }

  /** The file's name, as it was given. */
  String file() {
    return file;
  }

  void add(Located.Place place, String text) {
    mistakes.add(new Mistake(place, text));
  }

  /** {@code notifier.yml:12:5: …}, in the order of the file. */
  List<String> texts() {
    return mistakes.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((Mistake mistake) -> mistake.place().line())
                .thenComparingInt(mistake -> mistake.place().column()))
        .map(mistake -> file + ":" + mistake.place() + ": " + mistake.text())
        .toList();
  }
}

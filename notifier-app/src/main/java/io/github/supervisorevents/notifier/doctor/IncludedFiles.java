package io.github.supervisorevents.notifier.doctor;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that {@code [include]} means: patterns, relative to the file that includes. */
final class IncludedFiles {
  private IncludedFiles() {}

  static List<Path> of(Path file, String patterns) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    List<Path> found = new ArrayList<>();
    for (String pattern : patterns.split("\\s+")) {
      if (!pattern.isEmpty()) {
        Path place = folder.resolve(pattern.replace("%(here)s", folder.toString())).normalize();
        found.addAll(matching(place));
      }
    }
    return found;
  }

  private static List<Path> matching(Path pattern) throws IOException {
    Path fixed = pattern.getRoot();
    for (Path part : pattern) {
      if (part.toString().matches(".*[*?\\[].*")) {
        break;
      }
      fixed = fixed.resolve(part);
    }
    if (!Files.exists(fixed)) {
      return List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    int depth = Math.max(1, pattern.getNameCount() - fixed.getNameCount());
    try (Stream<Path> files = Files.walk(fixed, depth)) {
      return files.filter(Files::isRegularFile).filter(matcher::matches).sorted().toList();
    }
  }
}

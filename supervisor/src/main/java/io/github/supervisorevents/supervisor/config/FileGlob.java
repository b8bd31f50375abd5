package io.github.supervisorevents.supervisor.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds files by a pattern with {@code *}, {@code ?}, {@code [a-z]} and {@code [!a-z]} in any part
 * of the path. A {@code *} does not match a name that begins with a dot.
 */
final class FileGlob {
  private FileGlob() {}

  /** The paths that match, sorted. */
  static List<Path> find(Path pattern) {
    List<Path> found = List.of(pattern.getRoot() == null ? Path.of("") : pattern.getRoot());
    for (Path part : pattern) {
      found = found.stream().flatMap(directory -> matches(directory, part.toString())).toList();
    }
    return found.stream().sorted().toList();
  }

  private static Stream<Path> matches(Path directory, String part) {
    if (!part.matches(".*[*?\\[].*")) {
      return Stream.of(directory.resolve(part)).filter(Files::exists);
    }
    Pattern names = Pattern.compile(regex(part), Pattern.DOTALL);
    return list(directory).stream()
        .filter(path -> part.startsWith(".") || !path.getFileName().toString().startsWith("."))
        .filter(path -> names.matcher(path.getFileName().toString()).matches());
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  private static String regex(String part) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < part.length()) {
      char c = part.charAt(i++);
      int close = c == '[' ? closing(part, i) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > 0) {
        regex.append(characterClass(part.substring(i, close)));
        i = close + 1;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  /** The bracket that ends a set: one that comes first, or right after {@code !}, is a member. */
  private static int closing(String part, int from) {
    int first = from < part.length() && part.charAt(from) == '!' ? from + 1 : from;
    return part.indexOf(']', first + 1);
  }

  private static String characterClass(String set) {
    boolean negated = set.startsWith("!");
    String members = negated ? set.substring(1) : set;
    String escaped = members.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    return "[" + (negated ? "^" : "") + escaped.replace("^", "\\^").replace("&", "\\&") + "]";
  }
}

package io.github.supervisorevents.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of docs/known-holes.txt.
 *
 * @param library a file's name in lib/ without its version
 * @param fixedIn the first version without the hole
 * @param advisory who says so
 */
record KnownHole(String library, String fixedIn, String advisory) {
  private static final Pattern FILE = Pattern.compile("(.+?)-(\\d+(?:\\.\\d+)*)(.*)\\.jar");

  static List<KnownHole> read(Path file) throws IOException {
    List<KnownHole> holes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.split(" +");
      if (words.length != 3) {
        throw new AssertionError("expected library, version, advisory, found: " + line);
      }
      holes.add(new KnownHole(words[0], words[1], words[2]));
    }
    return holes;
  }

  /** Whether a file is this library, in whatever version. */
  boolean isAbout(String file) {
    Matcher parts = FILE.matcher(file);
    return parts.matches() && parts.group(1).equals(library);
  }

  /** Whether a file is this library in a version with the hole. */
  boolean isIn(String file) {
    Matcher parts = FILE.matcher(file);
    if (!parts.matches() || !parts.group(1).equals(library)) {
      return false;
    }
    int order = compare(parts.group(2), fixedIn);
    boolean isBeforeTheRelease = !parts.group(3).isEmpty();
    return order < 0 || order == 0 && isBeforeTheRelease;
  }

  private static int compare(String one, String other) {
    String[] ones = one.split("\\.");
    String[] others = other.split("\\.");
    for (int i = 0; i < Math.max(ones.length, others.length); i++) {
      int order = Integer.compare(number(ones, i), number(others, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int number(String[] numbers, int at) {
    return at < numbers.length ? Integer.parseInt(numbers[at]) : 0;
  }
}

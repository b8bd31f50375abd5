package io.github.supervisorevents.supervisor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What /proc says about a process. */
final class ProcFacts {
  private ProcFacts() {}

  /** How many descriptors it has open. */
  static int descriptors(long pid) {
    return entries("/proc/" + pid + "/fd");
  }

  /** How many threads it has. */
  static int threads(long pid) {
    return entries("/proc/" + pid + "/task");
  }

  /** The memory it has, at most so far. */
  static long residentMebibytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Its children, zombies among them. */
  static List<Child> children(long pid) {
    List<Child> children = new ArrayList<>();
    String[] all =
        new File("/proc").list((proc, name) -> name.chars().allMatch(Character::isDigit));
    for (String name : all) {
      stat(name)
          .filter(stat -> stat[1].equals(Long.toString(pid)))
          .ifPresent(stat -> children.add(new Child(Long.parseLong(name), stat[0].equals("Z"))));
    }
    return children;
  }

  /** True if there is such a process, a zombie not counted. */
  static boolean exists(long pid) {
    return stat(Long.toString(pid)).filter(stat -> !stat[0].equals("Z")).isPresent();
  }

  // State and parent's pid: they follow the name, which may have anything in it but ")".
  private static java.util.Optional<String[]> stat(String pid) {
    try {
      String line = Files.readString(Path.of("/proc", pid, "stat"));
      return java.util.Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    } catch (IOException e) {
      return java.util.Optional.empty(); // gone meanwhile
    }
  }

  private static int entries(String folder) {
    String[] names = new File(folder).list();
    if (names == null) {
      throw new AssertionError("no " + folder);
    }
    return names.length;
  }

  record Child(long pid, boolean zombie) {}
}

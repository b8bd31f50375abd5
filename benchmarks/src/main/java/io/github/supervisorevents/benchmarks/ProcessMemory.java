package io.github.supervisorevents.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a process, from {@code /proc/PID/smaps_rollup} (Linux).
 *
 * @param residentKiB pages in memory, shared ones included
 * @param privateKiB pages that no other process has at this moment
 * @param changedKiB those of them that it has written to: what it costs for sure. The others are
 *     pages of files, which the kernel may drop, and which a second such process shares
 */
record ProcessMemory(long residentKiB, long privateKiB, long changedKiB) {

  static ProcessMemory of(long pid) throws IOException {
    long resident = 0;
    long own = 0;
    long changed = 0;
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      if (line.startsWith("Rss:")) {
        resident = kib(line);
      } else if (line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:")) {
        own += kib(line);
      }
      if (line.startsWith("Private_Dirty:")) {
        changed = kib(line);
      }
    }
    return new ProcessMemory(resident, own, changed);
  }

  private static long kib(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", ""));
  }

  double residentMiB() {
    return residentKiB / 1024.0;
  }

  double privateMiB() {
    return privateKiB / 1024.0;
  }

  double changedMiB() {
    return changedKiB / 1024.0;
  }
}

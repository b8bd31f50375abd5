package io.github.supervisorevents.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps every core from falling asleep, with processes that run only when nothing else wants to: to
 * wake a core takes a virtual machine longer than all that is measured beside it. Used by one
 * thread.
 */
final class AwakeCores {
  /** Set by who wants to know what it is like when they may sleep. */
  private static final String NOT_WANTED = "CORES_MAY_SLEEP";

  private final List<Process> spinners = new ArrayList<>();

  /** Begins; each process ends by itself after ten minutes. */
  AwakeCores() throws IOException {
    boolean isWanted = System.getenv(NOT_WANTED) == null;
    int count = isWanted ? Runtime.getRuntime().availableProcessors() : 0;
    for (int i = 0; i < count; i++) {
      spinners.add(
          new ProcessBuilder(
                  "timeout", "600", "chrt", "--idle", "0", "sh", "-c", "while :; do :; done")
              .inheritIO()
              .start());
    }
  }

  void stop() throws InterruptedException {
    for (Process spinner : spinners) {
      spinner.destroy();
      spinner.waitFor();
    }
  }
}

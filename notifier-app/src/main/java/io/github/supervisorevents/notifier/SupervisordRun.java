package io.github.supervisorevents.notifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which start of supervisord this is: serials begin at 0 again at each, so an event is known by
 * both together. supervisord is this process's parent.
 *
 * @param id the same for every notifier that this supervisord starts, and for no other's
 * @param justStarted whether supervisord came up shortly before this process
 */
record SupervisordRun(String id, boolean justStarted) {
  private static final Duration SHORTLY = Duration.ofMinutes(1);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  // Counted from the closing bracket of the command, which may hold spaces.
  private static final int START_TIME_FIELD = 19;

  static SupervisordRun current() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    Optional<Instant> parentStart = parent.flatMap(handle -> handle.info().startInstant());
    Optional<Instant> ownStart = ProcessHandle.current().info().startInstant();
    boolean justStarted =
        parentStart.isPresent()
            && ownStart.isPresent()
            && parentStart.get().plus(SHORTLY).isAfter(ownStart.get());
    String pid = parent.map(handle -> String.valueOf(handle.pid())).orElse("0");
    String start = startTicks(pid).or(() -> parentStart.map(Instant::toString)).orElse("unknown");
    return new SupervisordRun(pid + "@" + start, justStarted);
  }

  // Java computes a start time from the clock, and so it moves when the clock is set.
  private static Optional<String> startTicks(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Optional.of(fields[START_TIME_FIELD] + "@" + Files.readString(BOOT_ID).strip());
    } catch (IOException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}

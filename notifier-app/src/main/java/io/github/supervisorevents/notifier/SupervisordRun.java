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
  private static final Path PROCESSES = Path.of("/proc");
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final long TICKS_A_SECOND = 100;

  static SupervisordRun current() {
    try {
      return fromKernel();
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException notLinux) {
      return fromJava();
    }
  }

  /** Times in ticks since the machine's start: they stay what they are when its clock is set. */
  private static SupervisordRun fromKernel() throws IOException {
    Stat own = Stat.of("self");
    Stat parent = Stat.of(own.parent());
    String boot = Files.readString(BOOT_ID).strip();
    return new SupervisordRun(
        own.parent() + "@" + parent.startTicks() + "@" + boot,
        own.startTicks() - parent.startTicks() < SHORTLY.toSeconds() * TICKS_A_SECOND);
  }

  // Dearer: a pool of threads belongs to it, and this runs before READY.
  private static SupervisordRun fromJava() {
    ProcessHandle own = ProcessHandle.current();
    Optional<ProcessHandle> parent = own.parent();
    Optional<Instant> parentStart = parent.flatMap(handle -> handle.info().startInstant());
    Optional<Instant> ownStart = own.info().startInstant();
    boolean justStarted =
        parentStart.isPresent()
            && ownStart.isPresent()
            && parentStart.get().plus(SHORTLY).isAfter(ownStart.get());
    String pid = parent.map(handle -> String.valueOf(handle.pid())).orElse("0");
    String start = parentStart.map(Instant::toString).orElse("unknown");
    return new SupervisordRun(pid + "@" + start, justStarted);
  }

  /** What the kernel tells of a process. */
  private record Stat(String parent, long startTicks) {
    // Counted from the closing bracket of the command, which may hold spaces.
    private static final int PARENT_FIELD = 1;
    private static final int START_TIME_FIELD = 19;

    static Stat of(String pid) throws IOException {
      String text = Files.readString(PROCESSES.resolve(pid).resolve("stat"));
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      return new Stat(fields[PARENT_FIELD], Long.parseLong(fields[START_TIME_FIELD]));
    }
  }
}

package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.posix.ChildExit;
import io.github.supervisorevents.supervisor.posix.Children;
import io.github.supervisorevents.supervisor.posix.Environment;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.posix.SpawnRequest;
import io.github.supervisorevents.supervisor.posix.SpawnResult;
import io.github.supervisorevents.supervisor.posix.Spawner;
import io.github.supervisorevents.supervisor.posix.ThisProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the supervisor becomes a daemon. A JVM cannot fork: it starts itself once more, in a session
 * of its own, and waits until that one is up or says why it is not.
 *
 * <pre>
 * first JVM                             second JVM, with the property set
 *   spawn ─────────────────────────────▶  starts
 *   hands on what it says        ◀──────  stderr: what is wrong
 *   ends with 0                  ◀──────  stdout: one line, then lets go of both
 * </pre>
 */
final class Detachment {
  private static final String PROPERTY = "jsupervisord.detached";
  private static final byte[] UP = "up\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FAILED = 2;
  private static final int LAST_WORDS_MILLIS = 100;

  private final PrintStream err;
  private boolean up;

  /**
   * Made by the first JVM.
   *
   * @param err where what the daemon says goes until it is up
   */
  Detachment(PrintStream err) {
    this.err = err;
  }

  /** True in the second JVM. */
  static boolean isDetached() {
    return Boolean.getBoolean(PROPERTY);
  }

  /** In the second JVM: the daemon is up, whoever started it may go. */
  static void up(PrintStream out) throws PosixException {
    out.writeBytes(UP);
    out.flush();
    ThisProcess.detachStandard();
  }

  /**
   * In the first JVM: starts the second and waits for it.
   *
   * @return the exit code for the first
   */
  int start() throws IOException {
    SpawnResult result =
        new Spawner()
            .spawn(
                new SpawnRequest(
                    Files.readSymbolicLink(Path.of("/proc/self/exe")),
                    ownCommand(),
                    Environment.inherited(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    false,
                    List.of()));
    if (result instanceof SpawnResult.Failed failed) {
      err.println("cannot start the daemon: " + failed.message());
      return FAILED;
    }
    SpawnResult.Spawned daemon = (SpawnResult.Spawned) result;
    listen(daemon);
    return up ? 0 : exitCode(daemon.pid());
  }

  private static List<String> ownCommand() throws IOException {
    String line = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>(List.of(line.split("\0", -1)));
    words.remove(words.size() - 1); // every word ends with a zero
    words.add(1, "-D" + PROPERTY + "=true");
    return words;
  }

  private void listen(SpawnResult.Spawned daemon) throws PosixException {
    NativeBuffer buffer = NativeBuffer.allocate(4096);
    try (Poller<Integer> poller = Poller.open()) {
      poller.add(daemon.stdout(), Poller.READABLE, daemon.stdout());
      poller.add(daemon.stderr().orElseThrow(), Poller.READABLE, daemon.stderr().orElseThrow());
      while (poller.size() > 0 && !up) {
        poller.poll(-1, (fd, ready, own) -> hear(poller, buffer, fd, daemon));
      }
      if (up && poller.watches(daemon.stderr().getAsInt())) {
        poller.poll(LAST_WORDS_MILLIS, (fd, ready, own) -> hear(poller, buffer, fd, daemon));
      }
    }
  }

  private void hear(
      Poller<Integer> poller, NativeBuffer buffer, int fd, SpawnResult.Spawned daemon) {
    int count = buffer.read(fd);
    if (count <= 0) {
      poller.remove(fd);
      return;
    }
    byte[] data = new byte[count];
    buffer.bytes().get(data);
    if (fd == daemon.stdout()) {
      up = true;
    } else {
      err.writeBytes(data);
    }
  }

  // It has closed its output, so it has ended or is about to.
  private static int exitCode(int pid) throws PosixException {
    try (Poller<Integer> nothing = Poller.open()) {
      Optional<ChildExit> exit = Children.reap();
      for (int i = 0; i < 100 && exit.isEmpty(); i++) {
        nothing.poll(20, (fd, ready, own) -> {});
        exit = Children.reap();
      }
      return exit.filter(ended -> ended.pid() == pid)
          .map(ended -> ended.exitStatus().orElse(FAILED))
          .filter(code -> code != 0)
          .orElse(FAILED);
    }
  }
}

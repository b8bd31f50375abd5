package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.supervisorevents.supervisor.posix.SpawnResult.Failed;
import io.github.supervisorevents.supervisor.posix.SpawnResult.Spawned;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A real child, its output read to the end, its exit awaited. */
final class Started {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  private Started() {}

  static SpawnRequest shell(String script) {
    return request("/bin/sh", "sh", "-c", script);
  }

  static SpawnRequest request(String program, String... arguments) {
    return new SpawnRequest(
        Path.of(program),
        List.of(arguments),
        ENVIRONMENT,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  static Spawned spawn(SpawnRequest request) {
    SpawnResult result = new Spawner().spawn(request);
    if (result instanceof Spawned spawned) {
      return spawned;
    }
    return fail(((Failed) result).message());
  }

  static Outcome run(SpawnRequest request) throws PosixException {
    Spawned child = spawn(request);
    Descriptors.close(child.stdin());
    ChildExit exit = awaitExit(child.pid());
    String out = readAll(child.stdout());
    String err = child.stderr().isPresent() ? readAll(child.stderr().getAsInt()) : "";
    return new Outcome(child.pid(), out, err, exit);
  }

  static ChildExit awaitExit(int pid) {
    int[] status = new int[1];
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (System.nanoTime() < end) {
      if (LibC.waitpid(pid, status, 1) == pid) {
        return new ChildExit(pid, status[0]);
      }
      Thread.onSpinWait();
    }
    return fail("pid " + pid + " did not exit");
  }

  /** Reads until the end of the file and closes. */
  static String readAll(int fd) throws PosixException {
    NativeBuffer buffer = NativeBuffer.allocate(65536);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<Integer> ends = new ArrayList<>();
    try (Poller<String> poller = Poller.open()) {
      poller.add(fd, Poller.READABLE, "output");
      while (ends.isEmpty()) {
        int ready =
            poller.poll(
                DEADLINE.toMillis(),
                (readyFd, events, attachment) -> {
                  int count = buffer.read(readyFd);
                  if (count == 0) {
                    ends.add(readyFd);
                  }
                  byte[] bytes = new byte[Math.max(count, 0)];
                  buffer.bytes().get(bytes);
                  all.writeBytes(bytes);
                });
        assertThat(ready).as("output or its end within %s", DEADLINE).isPositive();
      }
      poller.remove(fd);
    }
    Descriptors.close(fd);
    return all.toString(StandardCharsets.UTF_8);
  }

  record Outcome(int pid, String out, String err, ChildExit exit) {}
}

package io.github.supervisorevents.benchmarks;

import io.github.supervisorevents.listener.rpc.ProcessInfo;
import io.github.supervisorevents.listener.rpc.RpcException;
import io.github.supervisorevents.listener.rpc.RpcTimeouts;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A supervisor, ours or the original, in a folder of its own. Used by one thread. */
final class RunningSupervisor implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final SupervisorClient client;
  private final Path folder;

  /**
   * Starts and waits until it answers.
   *
   * @param command the supervisor's program
   * @param folder where its files go
   * @param programs the sections besides those every run has
   */
  RunningSupervisor(String command, Path folder, String programs)
      throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    Path config = folder.resolve("supervisord.conf");
    Path socket = folder.resolve("s");
    Files.writeString(config, commonSections(folder, socket) + programs);
    process =
        new ProcessBuilder(command, "-n", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("terminal").toFile())
            .start();
    client =
        SupervisorClient.builder("unix://" + socket)
            .timeouts(
                new RpcTimeouts(
                    Duration.ofSeconds(5), Duration.ofSeconds(300), Duration.ofSeconds(300)))
            .build();
    await(START, this::answers);
  }

  private static String commonSections(Path folder, Path socket) {
    return """
    [supervisord]
    nodaemon=true
    logfile=%1$s/supervisord.log
    pidfile=%1$s/supervisord.pid
    childlogdir=%1$s
    minfds=16384

    [unix_http_server]
    file=%2$s

    [rpcinterface:supervisor]
    supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

    """
        .formatted(folder, socket);
  }

  private boolean answers() {
    try {
      client.getState();
      return true;
    } catch (RpcException notYet) {
      if (!process.isAlive()) {
        throw new IllegalStateException("it ended, see " + folder + "/terminal", notYet);
      }
      return false;
    }
  }

  SupervisorClient client() {
    return client;
  }

  long pid() {
    return process.pid();
  }

  int pidOf(String name) {
    return client.getProcessInfo(name).pid();
  }

  long running() {
    return client.getAllProcessInfo().stream()
        .map(ProcessInfo::stateName)
        .filter("RUNNING"::equals)
        .count();
  }

  /** CPU time of the supervisor itself so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  static void await(Duration atMost, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not within " + atMost);
      }
      Thread.sleep(1);
    }
  }

  Path log() {
    return folder.resolve("supervisord.log");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

package io.github.supervisorevents.listener.rpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The real supervisord in a folder of its own, with a unix socket and a TCP port. */
public final class RealSupervisord implements AutoCloseable {
  static final String USERNAME = "operator";
  static final String PASSWORD = "p:\u00e4ss";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final int port;
  private final Process process;

  private RealSupervisord(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts it and returns when it answers. In the programs {@code %(here)s} is its folder. */
  public static RealSupervisord start(String programs) throws IOException {
    // The path of a unix socket has to be short.
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "sv");
    int port = freePort();
    String head =
        """
        [supervisord]
        logfile=%%(here)s/main.log
        pidfile=%%(here)s/pid
        childlogdir=%%(here)s
        identifier=real
        [unix_http_server]
        file=%%(here)s/sock
        [inet_http_server]
        port=127.0.0.1:%d
        username=%s
        password=%s
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
        """
            .formatted(port, USERNAME, PASSWORD);
    Path config = folder.resolve("supervisord.conf");
    Files.writeString(config, head + programs);
    ProcessBuilder builder = new ProcessBuilder("supervisord", "-n", "-c", config.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    RealSupervisord supervisord = new RealSupervisord(folder, port, builder.start());
    supervisord.awaitAnswer();
    return supervisord;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException {
    try {
      await("an answer", this::answers);
    } catch (AssertionError e) {
      String output = Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
      close();
      throw new AssertionError(e.getMessage() + "; supervisord said: " + output, e);
    }
  }

  private boolean answers() {
    try {
      return unix().getState().isRunning();
    } catch (RpcUnreachableException e) {
      return false;
    }
  }

  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("expected " + what + " within " + PATIENCE);
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  public Path folder() {
    return folder;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  public SupervisorClient unix() {
    return SupervisorClient.builder("unix://" + folder.resolve("sock")).build();
  }

  String tcpUrl() {
    return "http://127.0.0.1:" + port;
  }

  SupervisorClient tcp() {
    return SupervisorClient.builder(tcpUrl()).credentials(USERNAME, PASSWORD).build();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.supervisor.config.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The original supervisord in a folder of its own, with both control commands pointed at it. */
final class RealSupervisord implements AutoCloseable {
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
  static RealSupervisord start(String programs) throws IOException {
    // The path of a unix socket has to be short.
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "ct");
    int port = freePort();
    String head =
        """
        [supervisord]
        logfile=%%(here)s/main.log
        pidfile=%%(here)s/pid
        childlogdir=%%(here)s
        [unix_http_server]
        file=%%(here)s/sock
        [inet_http_server]
        port=127.0.0.1:%d
        username=operator
        password=s3cret
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
        [supervisorctl]
        serverurl=unix://%%(here)s/sock
        """
            .formatted(port);
    Path config = folder.resolve("supervisord.conf");
    Files.writeString(config, head + programs);
    Files.writeString(folder.resolve("plainfile"), "not a program");
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

  void awaitAnswer() {
    await("an answer of supervisord", () -> ours("", "pid").exitStatus() == 0);
  }

  void awaitEnd() {
    await("the end of supervisord", () -> !process.isAlive());
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("expected " + what + " within " + PATIENCE);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  Path folder() {
    return folder;
  }

  Path config() {
    return folder.resolve("supervisord.conf");
  }

  String tcpUrl() {
    return "http://127.0.0.1:" + port;
  }

  /** Runs supervisorctl; {@code FOLDER} and {@code TCP} in its words stand for this one's. */
  Outcome original(String input, String... words) {
    try {
      return runOriginal(input, words);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("supervisorctl does not run", e);
    }
  }

  private Outcome runOriginal(String input, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("supervisorctl"));
    command.addAll(arguments(words));
    Path in = Files.writeString(folder.resolve("in"), input);
    Path out = folder.resolve("ctl-out");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectInput(in.toFile()).redirectOutput(out.toFile());
    builder.redirectError(folder.resolve("ctl-err").toFile());
    Process ctl = builder.start();
    if (!ctl.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      ctl.destroyForcibly();
      throw new AssertionError("supervisorctl hangs: " + String.join(" ", words));
    }
    return outcome(ctl.exitValue(), Files.readString(out));
  }

  /** Runs our command in this process. */
  Outcome ours(String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    SupervisorCtl ctl =
        new SupervisorCtl(
            Surroundings.ofThisProcess(new PasswdHomes()),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    int status = ctl.run(arguments(words));
    return outcome(status, out.toString(StandardCharsets.UTF_8));
  }

  /** Our command as a process of its own. */
  ProcessBuilder command(String... words) {
    return new ProcessBuilder(commandLine(words));
  }

  List<String> commandLine(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SupervisorCtlMain.class.getName()));
    command.addAll(arguments(words));
    return command;
  }

  private List<String> arguments(String... words) {
    List<String> arguments = new ArrayList<>();
    if (!List.of(words).contains("-s")) {
      arguments.addAll(List.of("-c", config().toString()));
    }
    for (String word : words) {
      arguments.add(word.replace("FOLDER", folder.toString()).replace("TCP", tcpUrl()));
    }
    return arguments;
  }

  /** What differs between two that do the same is given a name. */
  private Outcome outcome(int status, String output) {
    return new Outcome(
        status,
        output
            .replace(folder.toString(), "FOLDER")
            .replace(tcpUrl(), "TCP")
            .replaceAll("pid \\d+, uptime \\d+:\\d\\d:\\d\\d", "pid PID, uptime TIME")
            .replaceAll("(?m)^(.*supervisor> )?[1-9]\\d*$", "$1PID")
            .replaceAll("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M", "DATE")
            // The original shows a line of Python here.
            .replaceAll("(?m)^error: .*$", "error: WHY"));
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

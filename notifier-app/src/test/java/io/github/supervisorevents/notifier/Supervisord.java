package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.rpc.ProcessInfo;
import io.github.supervisorevents.listener.rpc.RpcUnreachableException;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A supervisord with a real notifier as its event listener. For one thread. */
public final class Supervisord implements AutoCloseable {
  /**
   * What is run.
   *
   * @param supervisord the supervisor, the real one or another that understands its options
   * @param ctl its control command
   * @param notifier the notifier, with its arguments
   */
  public record Commands(String supervisord, String ctl, List<String> notifier) {}

  private final Path folder;
  private final String ctl;
  private final Process process;
  private final SupervisorClient client;

  private Supervisord(Path folder, String ctl, Process process) {
    this.folder = folder;
    this.ctl = ctl;
    this.process = process;
    this.client = SupervisorClient.builder("unix://" + folder.resolve("s.sock")).build();
  }

  /** Starts the real one with the classes under test. */
  static Supervisord start(String events, Map<String, String> settings, String programs)
      throws IOException {
    Commands real = new Commands("supervisord", "supervisorctl", NotifierCommand.of(List.of()));
    return start(real, events, settings, programs);
  }

  /**
   * Starts one and waits until it can be asked.
   *
   * @param events what the notifier subscribes to
   * @param settings the notifier's environment; its state is in a folder of its own without them
   * @param programs more sections; {@code $FOLDER} is a folder that goes with this supervisord
   */
  public static Supervisord start(
      Commands commands, String events, Map<String, String> settings, String programs)
      throws IOException {
    // Not a @TempDir: a unix socket's path must be short.
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "ntf");
    Path launcher = launcher(folder, commands.notifier());
    Path file = folder.resolve("supervisord.conf");
    Files.writeString(
        file,
        head(folder, launcher, events, settings) + programs.replace("$FOLDER", folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(commands.supervisord(), "-n", "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()));
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Supervisord started = new Supervisord(folder, commands.ctl(), builder.start());
    Waiting.until("supervisord to answer", started::answers);
    return started;
  }

  private static String head(
      Path folder, Path launcher, String events, Map<String, String> settings) {
    String variables =
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + "=\"" + entry.getValue() + "\"")
            .sorted()
            .collect(Collectors.joining(","));
    return """
    [supervisord]
    nodaemon=true
    logfile=%1$s/supervisord.log
    pidfile=%1$s/supervisord.pid
    childlogdir=%1$s

    [unix_http_server]
    file=%1$s/s.sock

    [rpcinterface:supervisor]
    supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

    [supervisorctl]
    serverurl=unix://%1$s/s.sock

    [eventlistener:notifier]
    command=%2$s
    events=%3$s
    buffer_size=5000
    startsecs=0
    startretries=100
    autorestart=true
    environment=%4$s
    stderr_logfile=%1$s/notifier.log
    stderr_logfile_maxbytes=0

    """
        .formatted(folder, launcher, events, variables);
  }

  private static Path launcher(Path folder, List<String> notifier) throws IOException {
    String command =
        notifier.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    Path launcher = folder.resolve("notifier");
    Files.writeString(launcher, "#!/bin/sh\nexec " + command + "\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return launcher;
  }

  private boolean answers() {
    assertThat(process.isAlive()).as("supervisord runs").isTrue();
    try {
      client.getState();
      return true;
    } catch (RpcUnreachableException e) {
      return false;
    }
  }

  /** Runs the control command, and says what it said. */
  public String ctl(String... words) {
    List<String> command =
        new ArrayList<>(List.of(ctl, "-c", folder.resolve("supervisord.conf").toString()));
    command.addAll(Arrays.asList(words));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process ended = builder.start();
      String output = new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(ended.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return output.strip();
    } catch (IOException e) {
      throw new AssertionError(ctl + " cannot be run; it must be installed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** How its processes are. The question also wakes a supervisord that looks once a second. */
  public List<ProcessInfo> processes() {
    return client.getAllProcessInfo();
  }

  /** Waits until a process is in this state. */
  public void await(String namespec, ProcessState state) {
    Waiting.until(
        namespec + " to be " + state, () -> client.getProcessInfo(namespec).state() == state);
  }

  /** Waits until a process runs. */
  public ProcessHandle awaitRunning(String namespec) {
    return Waiting.forValue(
        namespec + " to run",
        () ->
            Optional.of(client.getProcessInfo(namespec))
                .filter(info -> info.state() == ProcessState.RUNNING)
                .flatMap(info -> ProcessHandle.of(info.pid())));
  }

  /** The notifier that runs now. */
  ProcessHandle notifier() {
    return awaitRunning("notifier");
  }

  /** Kills the notifier with SIGKILL and waits for the next one. */
  void killNotifier() {
    ProcessHandle old = notifier();
    old.destroyForcibly();
    Waiting.until("a new notifier", () -> notifier().pid() != old.pid());
  }

  /** What the notifier wrote to its log so far. */
  public String notifierLog() {
    try {
      Path log = folder.resolve("notifier.log");
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The notifier's outbox, when its settings name no folder for its state. */
  public Path outbox() {
    return folder.resolve("state/supervisor-notifier/outbox.db");
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    if (!ended()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean ended() {
    try {
      return process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real supervisord with a real notifier as its event listener. For one thread. */
final class Supervisord implements AutoCloseable {
  private final Path folder;
  private final Process process;

  private Supervisord(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts it and waits for the notifier.
   *
   * @param events what the notifier subscribes to
   * @param settings the notifier's environment
   * @param programs more sections
   */
  static Supervisord start(String events, Map<String, String> settings, String programs)
      throws IOException {
    // Not a @TempDir: a unix socket's path must be short.
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "ntf");
    Path launcher = launcher(folder);
    Map<String, String> environment = new TreeMap<>(settings);
    environment.putIfAbsent("NOTIFIER_STATE_DIR", folder.resolve("state").toString());
    environment.putIfAbsent("NOTIFIER_HOST_NAME", "web-01");
    String variables =
        environment.entrySet().stream()
            .map(entry -> entry.getKey() + "=\"" + entry.getValue() + "\"")
            .collect(Collectors.joining(","));
    String config =
        """
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
    Path file = folder.resolve("supervisord.conf");
    Files.writeString(file, config + programs.replace("$FOLDER", folder.toString()));
    Process process =
        new ProcessBuilder("supervisord", "-n", "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
            .start();
    Supervisord started = new Supervisord(folder, process);
    Waiting.until("supervisorctl to answer", () -> !started.ctlOutput("pid").contains("no such"));
    return started;
  }

  private static Path launcher(Path folder) throws IOException {
    String command =
        NotifierCommand.of(List.of()).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path launcher = folder.resolve("notifier");
    Files.writeString(launcher, "#!/bin/sh\nexec " + command + "\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return launcher;
  }

  /** Runs supervisorctl, which must succeed. */
  void ctl(String... words) {
    ctlOutput(words);
  }

  private String ctlOutput(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of("supervisorctl", "-c", folder.resolve("supervisord.conf").toString()));
    command.addAll(Arrays.asList(words));
    try {
      Process ctl = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(ctl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(ctl.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return output.strip();
    } catch (IOException e) {
      throw new AssertionError("supervisorctl cannot be run; it must be installed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What supervisorctl says of a program. */
  String status(String program) {
    return ctlOutput("status", program);
  }

  /** supervisord's children that run this command. */
  List<ProcessHandle> children(String command) {
    return process
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/" + command))
        .toList();
  }

  /** The process id of the notifier that runs now. */
  ProcessHandle notifier() {
    return Waiting.forValue(
        "the notifier's process id",
        () ->
            Stream.of(ctlOutput("pid", "notifier"))
                .filter(text -> text.matches("[1-9][0-9]*"))
                .map(Long::parseLong)
                .map(ProcessHandle::of)
                .findFirst()
                .flatMap(found -> found));
  }

  /** Kills the notifier with SIGKILL and waits for the next one. */
  void killNotifier() {
    ProcessHandle old = notifier();
    old.destroyForcibly();
    Waiting.until("a new notifier", () -> notifier().pid() != old.pid());
  }

  String notifierLog() throws IOException {
    File log = folder.resolve("notifier.log").toFile();
    return log.exists() ? Files.readString(log.toPath()) : "";
  }

  Path folder() {
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

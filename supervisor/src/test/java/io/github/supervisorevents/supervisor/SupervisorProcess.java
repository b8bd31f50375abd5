package io.github.supervisorevents.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.supervisorevents.listener.rpc.RpcUnreachableException;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A supervisor as a process of its own, with a folder of its own: ours, or the real one. */
final class SupervisorProcess implements AutoCloseable {
  /** Which one. */
  enum Kind {
    OURS,
    REAL
  }

  private static final String HEAD =
      """
      [supervisord]
      logfile=%(here)s/main.log
      pidfile=%(here)s/main.pid
      childlogdir=%(here)s
      loglevel=info
      [unix_http_server]
      file=%(here)s/sock
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
      [supervisorctl]
      serverurl=unix://%(here)s/sock
      """;

  private final Path folder;
  private final Process process;

  private SupervisorProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** A new folder for a supervisor; its name is short, as the path of a unix socket must be. */
  static Path newFolder() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "sv");
    copy("tee_listener.py", folder);
    copy("shell_listener.sh", folder);
    return folder;
  }

  /** Puts a test resource into a folder. */
  static void copy(String resource, Path folder) throws IOException {
    try (InputStream content = SupervisorProcess.class.getResourceAsStream(resource)) {
      Files.copy(content, folder.resolve(Path.of(resource).getFileName()));
    }
  }

  /**
   * Starts one in the foreground, in a new folder.
   *
   * @param programs the configuration, apart from a head that puts all files into the folder, which
   *     is {@code %(here)s}
   */
  static SupervisorProcess start(Kind kind, String programs) throws IOException {
    return start(kind, newFolder(), HEAD + programs, "-n");
  }

  /** Starts one in the foreground, in a folder that has what its programs need. */
  static SupervisorProcess startIn(Kind kind, Path folder, String programs) throws IOException {
    return start(kind, folder, HEAD + programs, "-n");
  }

  /**
   * Starts one.
   *
   * @param configuration all of it
   * @param options besides {@code -c}
   */
  static SupervisorProcess start(Kind kind, Path folder, String configuration, String... options)
      throws IOException {
    Path file = Files.writeString(folder.resolve("supervisord.conf"), configuration);
    List<String> words = new ArrayList<>(kind == Kind.OURS ? ours() : List.of("supervisord"));
    words.addAll(List.of(options));
    words.addAll(List.of("-c", file.toString()));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()));
    return new SupervisorProcess(folder, builder.start());
  }

  /** Changes its configuration, which it does not notice until it is told to read it again. */
  void configure(String programs) throws IOException {
    Files.writeString(folder.resolve("supervisord.conf"), HEAD + programs);
  }

  /** The command that runs ours from the classes under test, with the launcher's JVM options. */
  static List<String> ours() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      words.add("--enable-native-access=ALL-UNNAMED");
    }
    words.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-MaxFDLimit", "-Xmx96m"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return words;
  }

  Path folder() {
    return folder;
  }

  /** A client on its unix socket. */
  SupervisorClient client() {
    return SupervisorClient.builder("unix://" + folder.resolve("sock")).build();
  }

  /** Waits until clients are answered. */
  void awaitClients() throws Exception {
    Await.until("an answer of\n" + output(), this::answers);
  }

  private boolean answers() {
    try {
      return client().getState().isRunning();
    } catch (RpcUnreachableException e) {
      return false;
    }
  }

  /** Runs the installed supervisorctl; what it prints, and a last line with its exit code. */
  String ctl(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("supervisorctl", "-c", folder.resolve("supervisord.conf").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process ctl = builder.start();
    ctl.getOutputStream().close();
    String output = new String(ctl.getInputStream().readAllBytes(), UTF_8);
    return output + "exit code " + ctl.waitFor() + "\n";
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has said in the foreground so far: its log. */
  String output() {
    return read("output");
  }

  /** What a file in its folder has in it; empty text if there is none. */
  String read(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Files.readString(file, UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until its log has something in it. */
  void awaitOutput(String regex) throws Exception {
    await("output", regex, 1);
  }

  /** Waits until a file in its folder has something in it so many times. */
  void await(String name, String regex, int times) throws Exception {
    Pattern wanted = Pattern.compile(regex);
    try {
      Await.until(
          times + " times " + regex + " in " + name,
          () -> wanted.matcher(read(name)).results().limit(times).count() == times);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + read(name) + "\n" + output(), e);
    }
  }

  /** The pid that it gave a program when it last started it. */
  long lastPid(String program) {
    Pattern spawned = Pattern.compile("spawned: '" + Pattern.quote(program) + "' with pid (\\d+)");
    return spawned
        .matcher(output())
        .results()
        .map(found -> Long.parseLong(found.group(1)))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** Sends it a signal. */
  void signal(String name) throws Exception {
    signal(name, process.pid());
  }

  /** Sends somebody a signal. */
  static void signal(String name, long pid) throws Exception {
    int exit = new ProcessBuilder("kill", "-s", name, Long.toString(pid)).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("kill -s " + name + " " + pid + " exited with " + exit);
    }
  }

  /** Waits for its end. */
  int exitCode() throws Exception {
    if (!process.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still there after " + Await.PATIENCE + "\n" + output());
    }
    return process.exitValue();
  }

  /** Asks it to stop and waits for that. */
  int stop() throws Exception {
    signal("TERM");
    return exitCode();
  }

  /** Ends it and all that it started, and removes its folder. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

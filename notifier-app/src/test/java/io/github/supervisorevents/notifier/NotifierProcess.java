package io.github.supervisorevents.notifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A notifier as a process of its own, with this test in the place of supervisord. One thread. */
final class NotifierProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader stdout;
  private final OutputStream stdin;
  private final Path stderr;

  private NotifierProcess(Process process, Path stderr) {
    this.process = process;
    this.stdout =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.stdin = process.getOutputStream();
    this.stderr = stderr;
  }

  static NotifierProcess start(Path folder, Map<String, String> settings, String... jvmOptions)
      throws IOException {
    return start(folder, settings, NotifierCommand.of(List.of(jvmOptions)));
  }

  static NotifierProcess start(Path folder, Map<String, String> settings, List<String> command)
      throws IOException {
    Path stderr = Files.createTempFile(folder, "stderr", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(hearingHangups(command)).redirectError(stderr.toFile());
    builder.environment().put("NOTIFIER_STATE_DIR", folder.resolve("state").toString());
    builder.environment().putAll(settings);
    return new NotifierProcess(builder.start(), stderr);
  }

  /** What nohup has ignored stays ignored, and a JVM keeps to that. */
  private static List<String> hearingHangups(List<String> command) {
    return Stream.concat(Stream.of("env", "--default-signal=HUP"), command.stream()).toList();
  }

  String line() throws IOException {
    String line = stdout.readLine();
    if (line == null) {
      throw new AssertionError("the notifier ended its output; stderr:\n" + stderr());
    }
    return line;
  }

  /** Sends an event and takes the answer, READY included. */
  String answerTo(long serial, String name, String payload) throws IOException {
    send(serial, name, payload);
    return answer();
  }

  void send(long serial, String name, String payload) throws IOException {
    String header =
        "ver:3.0 server:supervisor serial:%d pool:notifier poolserial:%d eventname:%s len:%d\n"
            .formatted(serial, serial, name, payload.length());
    stdin.write((header + payload).getBytes(StandardCharsets.UTF_8));
    stdin.flush();
  }

  /** RESULT 2, OK, READY: what stands in the middle. */
  String answer() throws IOException {
    String header = line();
    int length = Integer.parseInt(header.substring("RESULT ".length()));
    char[] result = new char[length];
    for (int i = 0; i < length; i++) {
      result[i] = (char) stdout.read();
    }
    String ready = line();
    if (!ready.equals("READY")) {
      throw new AssertionError("expected READY, found: " + ready);
    }
    return new String(result);
  }

  void endInput() throws IOException {
    stdin.close();
  }

  // Process.destroy() would close our ends of the pipes as well.
  void terminate() {
    process.toHandle().destroy();
  }

  /** Returns when it is dead. Any thread. */
  int kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    return process.waitFor();
  }

  /** Any thread. */
  int signal(String name) throws IOException, InterruptedException {
    return new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
  }

  long pid() {
    return process.pid();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the notifier does not end; stderr:\n" + stderr());
    }
    return process.exitValue();
  }

  String stderr() {
    try {
      return Files.readString(stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

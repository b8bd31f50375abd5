package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A listener in a JVM of its own, with pipes as supervisord would give it. */
final class ListenerJvm implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final Path stderr;
  private final StringBuilder stdout = new StringBuilder();
  private int serial;

  private ListenerJvm(Process process, Path stderr) {
    this.process = process;
    this.stderr = stderr;
  }

  static ListenerJvm start(Path folder, Class<?> main, String... arguments) throws IOException {
    Path stderr = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command(main, arguments));
    builder.environment().put("SUPERVISOR_ENABLED", "1");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(stderr.toFile());
    return new ListenerJvm(builder.start(), stderr);
  }

  static List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  void send(String eventName, String payload) throws IOException {
    String event =
        "ver:3.0 server:s serial:%d pool:p poolserial:%d eventname:%s len:%d\n%s"
            .formatted(serial, serial, eventName, payload.length(), payload);
    serial++;
    process.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Reads until all that the listener has written is this. */
  void expectWritten(String expected) throws IOException {
    while (stdout.length() < expected.length()) {
      int next = process.getInputStream().read();
      assertThat(next).as("written so far: %s; stderr: %s", stdout, stderr()).isNotNegative();
      stdout.append((char) next);
    }
    assertThat(stdout).hasToString(expected);
  }

  /** Ends the input, and reads to the end of the output. */
  String writtenUntilEnd() throws IOException {
    process.getOutputStream().close();
    stdout.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    return stdout.toString();
  }

  void signal(String name) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
        .isZero();
  }

  void signalIfAlive(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + process.pid())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  String stderr() throws IOException {
    return Files.readString(stderr);
  }

  void awaitStderr(String text) {
    await(
        () -> {
          try {
            return stderr().contains(text);
          } catch (IOException unreadable) {
            return false;
          }
        },
        "stderr with " + text);
  }

  static void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("waited too long for " + what).isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package io.github.supervisorevents.supervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What cannot be compared with the original, or is better than it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisorCtlIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      stdout_logfile=%(here)s/cat.log
      startsecs=0
      [program:gr\u00f6\u00dfe]
      command=/bin/sleep 1000
      startsecs=0
      [program:off]
      command=/bin/cat
      autostart=false
      """;

  private RealSupervisord supervisord;
  private SupervisorClient client;

  @BeforeAll
  void start() throws Exception {
    supervisord = RealSupervisord.start(PROGRAMS);
    client = SupervisorClient.builder("unix://" + supervisord.folder().resolve("sock")).build();
  }

  @AfterAll
  void stop() throws Exception {
    supervisord.close();
  }

  @BeforeEach
  void awaitCat() {
    RealSupervisord.await("cat to run", () -> client.getProcessInfo("cat").pid() != 0);
    client.clearProcessLogs("cat");
  }

  private void catSays(String text) {
    client.sendProcessStdin("cat", text);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    Path log = supervisord.folder().resolve("cat.log");
    RealSupervisord.await(
        "the log to have " + bytes + " bytes",
        () -> {
          try {
            return Files.size(log) == bytes;
          } catch (IOException e) {
            return false;
          }
        });
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int c = in.read();
      assertThat(c).as("after %s", text).isNotNegative();
      text.append((char) c);
    }
    return text.toString();
  }

  private static String rest(Process process) throws Exception {
    CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS).execute(process::destroyForcibly);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return text;
  }

  @Test
  void statusAndAvailAsJson() {
    Outcome status = supervisord.ours("", "status", "--json", "gr\u00f6\u00dfe", "off", "none");
    Outcome avail = supervisord.ours("", "avail", "--json");

    assertThat(status.exitStatus()).isEqualTo(3);
    assertThat(
            status
                .output()
                .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"", "\"TIME\"")
                .replaceAll("\"(pid|uptime_seconds)\": \\d+", "\"$1\": 1")
                .replaceAll("FOLDER/[^\"]*", "LOG"))
        .isEqualTo(
            """
            [{"group": "gr\u00f6\u00dfe", "name": "gr\u00f6\u00dfe", "state": "RUNNING", "pid": 1, "started_at": "TIME", \
            "stopped_at": null, "uptime_seconds": 1, "exit_status": null, "spawn_error": null, \
            "stdout_log": "LOG", "stderr_log": "LOG", "description": "pid PID, uptime TIME"},
             {"group": "off", "name": "off", "state": "STOPPED", "pid": null, "started_at": null, \
            "stopped_at": null, "uptime_seconds": null, "exit_status": null, "spawn_error": null, \
            "stdout_log": "LOG", "stderr_log": "LOG", "description": "Not started"}]
            """);
    assertThat(avail.output())
        .startsWith(
            "[{\"group\": \"cat\", \"name\": \"cat\", \"in_use\": true, \"autostart\": true,")
        .contains("\"group_priority\": 999, \"process_priority\": 999, \"command\": \"/bin/cat\"}")
        .endsWith("}]\n");
  }

  @Test
  void aLogCutWithinACharacterIsShown() {
    catSays("a\u00e4\u00e4\n");

    assertThat(supervisord.ours("", "tail", "-4", "cat")).isEqualTo(new Outcome(0, "\u00e4\n\n"));
  }

  @Test
  void aLogWithControlCharactersIsShown() {
    catSays("\u001b[31mred\u0007\n");

    assertThat(supervisord.ours("", "tail", "cat"))
        .isEqualTo(new Outcome(0, "\u001b[31mred\u0007\n\n"));
  }

  @Test
  void aMissingPasswordIsAnError() {
    assertThat(supervisord.ours("", "-s", "TCP", "status"))
        .isEqualTo(new Outcome(1, "Server requires authentication\n"));
    assertThat(supervisord.ours("", "-s", "TCP", "tail", "-f", "cat").exitStatus()).isEqualTo(1);
  }

  @Test
  void theShellAsksForAMissingPassword() {
    Outcome outcome = supervisord.ours("operator\ns3cret\nversion\n", "-s", "TCP");

    assertThat(outcome.output())
        .startsWith("Server requires authentication\nUsername:Password:\ncat ")
        .contains("supervisor> 4.")
        .doesNotContain("s3cret");
  }

  @Test
  void helpOfTheCommandItself() {
    assertThat(supervisord.ours("", "-h").output()).startsWith("jsupervisorctl -- ");
    assertThat(supervisord.ours("", "-?").exitStatus()).isZero();
  }

  @Test
  void followingALogEndsWithCtrlC() throws Exception {
    catSays("one\n");
    Process tail = supervisord.command("tail", "-f", "cat").start();

    assertThat(readUntil(tail.getInputStream(), "one\n"))
        .isEqualTo("==> Press Ctrl-C to exit <==\none\n");
    client.sendProcessStdin("cat", "two\n");
    assertThat(readUntil(tail.getInputStream(), "two\n")).isEqualTo("two\n");
    new ProcessBuilder("kill", "-INT", Long.toString(tail.pid())).start().waitFor();

    assertThat(rest(tail)).isEqualTo("\n");
    assertThat(tail.exitValue()).isZero();
  }

  @Test
  void followingALogEndsWithItsReader() throws Exception {
    catSays("one\n");
    Process tail = supervisord.command("tail", "-f", "cat").start();
    readUntil(tail.getInputStream(), "one\n");

    tail.getInputStream().close();
    client.sendProcessStdin("cat", "two\n");

    assertThat(tail.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theForegroundTypesIntoTheProcess() throws Exception {
    Process fg = supervisord.command("fg", "cat").start();
    readUntil(fg.getInputStream(), "==> Press Ctrl-C to exit <==\n");

    try (OutputStream keys = fg.getOutputStream()) {
      keys.write("hello\n".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      assertThat(readUntil(fg.getInputStream(), "\n")).isEqualTo("hello\n");
    }

    assertThat(rest(fg)).isEqualTo("Exiting foreground\n");
    assertThat(fg.exitValue()).isZero();
  }

  @Test
  void theForegroundEndsWithCtrlC() throws Exception {
    Process fg = supervisord.command("fg", "cat").start();
    readUntil(fg.getInputStream(), "==> Press Ctrl-C to exit <==\n");
    catSays("shown\n");
    assertThat(readUntil(fg.getInputStream(), "\n")).isEqualTo("shown\n");

    new ProcessBuilder("kill", "-INT", Long.toString(fg.pid())).start().waitFor();

    assertThat(rest(fg)).isEqualTo("Exiting foreground\n");
    assertThat(fg.exitValue()).isZero();
  }

  @Test
  void namesBeyondAsciiArriveInTheCLocale() throws Exception {
    ProcessBuilder command = supervisord.command("pid");
    command
        .command()
        .addAll(
            0, List.of("sh", "-c", "exec \"$@\" \"$(printf 'gr\\303\\266\\303\\237e')\"", "sh"));
    command.environment().put("LC_ALL", "C");

    assertThat(rest(command.start()).strip())
        .isEqualTo(Integer.toString(client.getProcessInfo("gr\u00f6\u00dfe").pid()));
  }

  @Test
  void aSingleCommandDoesNotLoadTheTerminalLibrary() throws Exception {
    ProcessBuilder command = supervisord.command("status");
    command.command().add(1, "-Xlog:class+load");

    List<String> loaded = rest(command.start()).lines().toList();

    assertThat(loaded).anyMatch(line -> line.contains("supervisor.ctl.Status "));
    assertThat(loaded).noneMatch(line -> line.contains("org.jline"));
  }

  @Test
  void theShellOnATerminalCompletesAndRemembers() throws Exception {
    Path history = supervisord.folder().resolve("history");
    Files.writeString(history, "pid off\n");
    String line =
        supervisord.commandLine("-r", history.toString()).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    ProcessBuilder terminal =
        new ProcessBuilder("script", "-qec", "stty cols 80 rows 24; exec " + line, "/dev/null");
    terminal.environment().put("TERM", "xterm");
    Process shell = terminal.start();
    String pid = Integer.toString(client.getProcessInfo("cat").pid());

    try (OutputStream keys = shell.getOutputStream()) {
      readUntil(shell.getInputStream(), "supervisor> ");
      keys.write("pid ca\t\r".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      readUntil(shell.getInputStream(), pid);
      readUntil(shell.getInputStream(), "supervisor> ");
      // Twice up: the line before the last, which an earlier shell has left.
      keys.write("\u001bOA\u001bOA\r".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      readUntil(shell.getInputStream(), "supervisor> ");
      keys.write("quit\r".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      rest(shell);
    }

    assertThat(shell.exitValue()).isZero();
    try (BufferedReader lines = Files.newBufferedReader(history)) {
      assertThat(lines.lines()).startsWith("pid off", "pid cat", "pid off", "quit");
    }
  }
}

package io.github.supervisorevents.notifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command that was run as a process of its own.
 *
 * @param exitCode what it returned
 * @param out what it printed to stdout
 * @param err what it printed to stderr
 */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(Path folder, Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile(folder, "command", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(NotifierCommand.of(List.of("-Dfile.encoding=UTF-8"), arguments))
            .redirectError(err.toFile());
    builder.environment().putAll(settings);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    return new CommandRun(exitCode, out, Files.readString(err));
  }
}

package io.github.supervisorevents.supervisor.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.spec.SupervisordSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The installed supervisord and this loader read the same files and understand the same. */
class ConfigComparisonIT {
  @TempDir Path directory;

  @BeforeEach
  void copyConfigurations() throws Exception {
    Path source = Path.of(getClass().getResource("/config-comparison").toURI());
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path target = directory.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare.conf", "full.conf", "odd.conf"})
  void bothUnderstandTheSame(String name) throws Exception {
    Path file = directory.resolve(name);
    Map<String, String> environment = environment();

    List<String> theirs = askSupervisord(file, environment);
    List<String> ours = SpecLines.of(load(file, environment));

    assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", "/root");
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("SECONDS", "17");
    return environment;
  }

  private SupervisordSpec load(Path file, Map<String, String> environment) throws Exception {
    Surroundings here = Surroundings.ofThisProcess(new KnownAccounts());
    Surroundings surroundings =
        new Surroundings(
            environment, here.hostName(), directory, here.tempDirectory(), here.accounts());
    return new ConfigLoader(surroundings).load(file, CommandLine.empty()).spec();
  }

  private List<String> askSupervisord(Path file, Map<String, String> environment)
      throws IOException, InterruptedException, java.net.URISyntaxException {
    Path script = Path.of(getClass().getResource("/dump_config.py").toURI());
    ProcessBuilder builder =
        new ProcessBuilder(python(), script.toString(), "-c", file.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output;
    try (InputStream stdout = process.getInputStream()) {
      output = new String(stdout.readAllBytes(), UTF_8);
    }
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  /** The interpreter that runs the installed supervisord. */
  private static String python() throws IOException {
    for (String part : System.getenv("PATH").split(":")) {
      Path candidate = Path.of(part, "supervisord");
      if (Files.isExecutable(candidate)) {
        try (Stream<String> lines = Files.lines(candidate)) {
          String first = lines.findFirst().orElseThrow();
          return first.startsWith("#!/usr/bin/env ") ? "python3" : first.substring(2).strip();
        }
      }
    }
    throw new AssertionError("supervisord is not on the PATH; this test needs it");
  }
}

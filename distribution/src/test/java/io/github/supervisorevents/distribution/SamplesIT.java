package io.github.supervisorevents.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample is accepted without a warning, by the program that reads it. */
class SamplesIT {
  private static final Path FOLDER = Path.of(System.getProperty("distribution.folder"));

  private static final Map<String, String> SECRETS =
      Map.of(
          "token", "xoxb-1",
          "bot_token", "1:abc",
          "password", "secret",
          "webhook_url", "https://hooks.slack.com/services/T/B/x",
          "template_secrets", "routing_key: R1");

  @TempDir private Path scratch;

  static List<Path> ofSupervisord() throws IOException {
    return samples(".conf");
  }

  static List<Path> ofTheNotifier() throws IOException {
    return samples(".yaml");
  }

  private static List<Path> samples(String ending) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("config-samples"))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("ofTheNotifier")
  void isUnderstoodByTheNotifier(Path sample) throws Exception {
    Path secrets = Files.createDirectory(scratch.resolve("secrets"));
    String text =
        Files.readString(sample)
            .replace("/opt/supervisor-events", FOLDER.toString())
            .replace("/etc/supervisor", secrets.toString());
    Matcher files = Pattern.compile("(\\w+)_file: (\\S+)").matcher(text);
    while (files.find()) {
      Files.writeString(Path.of(files.group(2)), SECRETS.get(files.group(1)));
    }
    Path config = Files.writeString(scratch.resolve("notifier.yaml"), text);

    Command run =
        Command.run(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "JAVA_HOME", System.getProperty("java.home"),
                "NOTIFIER_CONFIG", config.toString(),
                "NOTIFIER_STATE_DIR", scratch.resolve("state").toString()),
            scratch,
            FOLDER + "/bin/supervisor-notifier",
            "check");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("The configuration is good.");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @MethodSource("ofSupervisord")
  void isUnderstoodBySupervisord(Path sample) throws Exception {
    Path whole = scratch.resolve("supervisord.conf");
    String text = Files.readString(sample);
    Files.writeString(whole, text.contains("[supervisord]") ? text : "[supervisord]\n" + text);

    Command run =
        Command.run(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "JAVA_HOME", System.getProperty("java.home"),
                "DEMO_STATE", scratch.toString(),
                "DEMO_DISTRIBUTION", FOLDER.toString()),
            scratch,
            FOLDER + "/bin/jsupervisord",
            "--check",
            "-c",
            whole.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContainIgnoringCase("warn");
    assertThat(run.status()).isZero();
  }
}

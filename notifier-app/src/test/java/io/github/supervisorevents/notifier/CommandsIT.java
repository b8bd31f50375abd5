package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.Endpoint.Mood;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes: what they print where, and what they return. */
@Timeout(120)
class CommandsIT {
  private record Ran(int exitCode, String out, String err) {}

  @TempDir Path folder;
  private Endpoint endpoint;
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void open() throws IOException {
    endpoint = new Endpoint();
    settings.put("NOTIFIER_STATE_DIR", folder.resolve("state").toString());
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private Ran run(String... arguments) throws IOException, InterruptedException {
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(NotifierCommand.of(List.of(), arguments)).redirectError(err.toFile());
    builder.environment().putAll(settings);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    return new Ran(exitCode, out, java.nio.file.Files.readString(err));
  }

  @Test
  void checkPrintsWhatIsInForceWithSecretsMasked() throws IOException, InterruptedException {
    settings.put("SLACK_TOKEN", "xoxb-needle");
    settings.put("SLACK_CHANNEL", "#ops");
    settings.put("NOTIFY_ON", "PROCESS_STATE");

    Ran ran = run("check");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("good", "#ops", "SLACK_TOKEN          ***", "NOTIFY_ON            PROCESS_STATE")
        .contains("GIVE_UP_AFTER        1d  (default)")
        .doesNotContain("needle");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void checkSaysAllMistakesOnStderr() throws IOException, InterruptedException {
    settings.put("SLACK_TOKEN", "xoxb-needle");
    settings.put("GIVE_UP_AFTER", "soon");

    Ran ran = run("check");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("2 mistakes", "SLACK_CHANNEL", "soon").doesNotContain("needle");
  }

  @Test
  void testSendsASampleAndSaysWhatCameBack() throws IOException, InterruptedException {
    settings.put("WEBHOOK_URL", endpoint.url());

    Ran good = run("test");
    endpoint.is(Mood.UNAVAILABLE);
    Ran bad = run("test", "webhook");
    Ran unknown = run("test", "slack");

    assertThat(good.exitCode()).isZero();
    assertThat(good.out()).contains("webhook: delivered");
    assertThat(endpoint.taken()).hasSize(1);
    assertThat(endpoint.taken().get(0).body().toString()).contains("only a test");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.out()).contains("webhook: not delivered", "503");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("slack", "webhook");
  }

  @Test
  void theSettingsOfARunningNotifierCanBeUsed() throws IOException, InterruptedException {
    Map<String, String> running = Map.of("WEBHOOK_URL", endpoint.url());
    try (NotifierProcess notifier = NotifierProcess.start(folder, running)) {
      assertThat(notifier.line()).isEqualTo("READY");

      Ran ran = run("test", "--pid", String.valueOf(notifier.pid()));

      assertThat(ran.exitCode()).isZero();
      assertThat(ran.out()).contains("webhook: delivered");
    }
  }
}

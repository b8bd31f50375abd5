package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.Endpoint.Mood;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    return new Ran(exitCode, out, Files.readString(err));
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
  void checkListsTheOneRouteOfTheEnvironment() throws IOException, InterruptedException {
    settings.put("WEBHOOK_URL", endpoint.url());
    settings.put("GROUP_WAIT", "5s");
    settings.put("NOTIFY_ON", "gave_up");

    Ran ran = run("check");

    assertThat(ran.out())
        .containsSubsequence(
            "\nRoute\n",
            "1. all\n",
            "channels      webhook\n",
            "processes     all, and supervisord itself\n",
            "notify_on     gave_up\n",
            "group_wait    5s\n",
            "repeat_after  never\n");
  }

  @Test
  void checkSaysWhenNoChannelIsConfiguredButNotOfAConsoleThatIsWanted()
      throws IOException, InterruptedException {
    assertThat(run("check").err()).contains("No channel is configured in this shell");

    Path file = folder.resolve("notifier.yaml");
    settings.put("NOTIFIER_CONFIG", file.toString());
    Files.writeString(file, "routes: [{notify_on: crashed, channels: console}]");
    assertThat(run("check").err()).contains("No channel is configured in this shell");

    Files.writeString(file, "channels: {console: {type: console}}");
    Ran wanted = run("check");
    assertThat(wanted.exitCode()).isZero();
    assertThat(wanted.err()).isEmpty();
  }

  private static final String ROUTES =
      """
      defaults:
        crash_loop: 3/5m
      channels:
        hook: {type: webhook, url: "http://127.0.0.1:9/needle"}
        screen: {type: console}
      routes:
        - name: databases
          groups: [db]
          processes: ["!db:probe"]
          severity: error
          channels: [hook]
          continue: true
          repeat_after: 1h
          title: "look at {{process_name}}"
          quiet_hours: {days: [fri, sat], from: "22:00", to: "07:00", zone: Europe/Berlin}
        - name: elsewhere
          hosts: [other-*]
          channels: [hook]
        - name: rest
          channels: [screen]
          notify_on: [crashed, PROCESS_LOG]
      """;

  @Test
  void checkListsTheRoutesOfAFileInTheirOrder() throws IOException, InterruptedException {
    settings.put(
        "NOTIFIER_CONFIG", Files.writeString(folder.resolve("notifier.yaml"), ROUTES).toString());
    settings.put("NOTIFIER_HOST_NAME", "web-01");
    settings.put("CRASH_LOOP", "9/9m");

    Ran ran = run("check");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out())
        .doesNotContain("needle")
        .containsSubsequence(
            "hook    webhook  http://127.0.0.1:9/***",
            "Routes, asked in this order",
            "1. databases\n",
            "channels      hook\n",
            "processes     db:*, !db:probe\n",
            "severity      error at least\n",
            "repeat_after  1h\n",
            "quiet_hours   fri, sat from 22:00 to 07:00 of the next day, Europe/Berlin\n",
            "own words     title\n",
            "continue      true",
            "2. rest\n",
            "notify_on     crashed, PROCESS_LOG\n",
            "elsewhere is not for this host (web-01): it is for other-*\n",
            "CRASH_LOOP           3/5m  (file " + settings.get("NOTIFIER_CONFIG") + ")\n");
  }

  @Test
  void checkPrintsTheSameAsJson() throws IOException, InterruptedException {
    settings.put(
        "NOTIFIER_CONFIG", Files.writeString(folder.resolve("notifier.yaml"), ROUTES).toString());
    settings.put("NOTIFIER_HOST_NAME", "web-01");

    JsonNode json = new ObjectMapper().readTree(run("check", "--json").out());

    assertThat(json.at("/channels/0/destination").asText())
        .isEqualTo("http://127.0.0.1:9/***, not signed");
    JsonNode databases = json.at("/routes/0");
    assertThat(databases.path("name").asText()).isEqualTo("databases");
    assertThat(databases.path("processes").toString()).isEqualTo("[\"db:*\",\"!db:probe\"]");
    assertThat(databases.path("continue").asBoolean()).isTrue();
    assertThat(databases.path("repeat_after_seconds").asInt()).isEqualTo(3600);
    assertThat(databases.at("/quiet_hours/days").toString()).isEqualTo("[\"fri\",\"sat\"]");
    assertThat(databases.path("own_words").toString()).isEqualTo("[\"title\"]");
    assertThat(json.at("/routes/1/kinds").toString()).isEqualTo("[\"crashed\"]");
    assertThat(json.at("/routes/1/event_types").toString()).isEqualTo("[\"PROCESS_LOG\"]");
    assertThat(json.at("/routes/1/quiet_hours").isNull()).isTrue();
    assertThat(json.at("/routes_of_other_hosts/0/name").asText()).isEqualTo("elsewhere");
    assertThat(json.path("settings"))
        .anySatisfy(
            setting -> assertThat(setting.path("name").asText()).isEqualTo("GIVE_UP_AFTER"));
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
    Ran document = run("test", "webhook", "--json");
    Ran unknown = run("test", "slack");

    assertThat(document.exitCode()).isEqualTo(1);
    assertThat(document.out())
        .startsWith("[")
        .contains("\"channel\" : \"webhook\"", "\"delivered\" : false", "503")
        .doesNotContain("webhook: ");
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

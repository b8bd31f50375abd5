package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would be told, without telling it. */
@Timeout(120)
class SimulationCommandsIT {
  private static final Path TRANSCRIPT =
      Path.of(
          "..",
          "listener-sdk",
          "src",
          "test",
          "resources",
          "transcripts",
          "supervisord-4.2.5-all-events.bin");

  @TempDir Path folder;
  private Endpoint endpoint;
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void open() throws IOException {
    endpoint = new Endpoint();
    settings.put("NOTIFIER_STATE_DIR", folder.resolve("state").toString());
    settings.put("WEBHOOK_URL", endpoint.url());
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private CommandRun run(String... arguments) throws IOException, InterruptedException {
    return CommandRun.of(folder, settings, arguments);
  }

  private JsonNode document(String... arguments) throws IOException, InterruptedException {
    CommandRun ran = run(arguments);
    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    return new ObjectMapper().readTree(ran.out());
  }

  @ParameterizedTest
  @CsvSource({
    "crashed, db:db_1 crashed",
    "gave_up, db:db_1 gave up",
    "backoff, db:db_1 failed to start",
    "crash_loop, db:db_1 keeps crashing",
    "recovered, db:db_1 recovered",
    "exited, db:db_1 exited as expected",
    "started, db:db_1 is running",
    "stopped, db:db_1 stopped",
    "unknown, db:db_1 is in state UNKNOWN",
    "supervisor_stopping, supervisord is stopping",
    "events_lost, events were lost"
  })
  void aKindIsExplainedWithItsMessage(String kind, String title)
      throws IOException, InterruptedException {
    settings.put("NOTIFY_ON", kind.equals("recovered") ? "crashed,recovered" : kind);

    JsonNode found =
        document("explain", "--kind", kind, "--process", "db:db_1", "--json").path("told");

    JsonNode last = found.path(found.size() - 1);
    assertThat(last.path("kind").asText()).isEqualTo(kind);
    assertThat(last.path("title").asText()).contains(title);
    assertThat(last.at("/messages/0/steps/0/request/body").asText()).contains(title);
    assertThat(endpoint.requests()).isEmpty();
  }

  @Test
  void whatIsNotToldIsExplainedToo() throws IOException, InterruptedException {
    CommandRun kind = run("explain", "--kind", "started");
    settings.put("NOTIFY_PROCESSES", "!web");
    CommandRun process = run("explain", "--kind", "crashed");

    assertThat(kind.out()).contains("route all: no, it tells", "Nothing is told.");
    assertThat(process.out()).contains("NOTIFY_PROCESSES is !web", "Nothing is told.");
  }

  @Test
  void routesOfAFileAreExplainedAndTheirTemplatesUsed() throws IOException, InterruptedException {
    settings.remove("WEBHOOK_URL");
    Path file =
        Files.writeString(
            folder.resolve("notifier.yaml"),
            """
            channels:
              hook: {type: webhook, url: "%s"}
            routes:
              - name: databases
                processes: ["db:*"]
                channels: [hook]
              - name: rest
                channels: [hook]
                title: "look at {{process_name}}"
            """
                .formatted(endpoint.url()));
    settings.put("NOTIFIER_CONFIG", file.toString());

    CommandRun ran = run("explain", "--kind", "crashed");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("route databases: no, it is for db:*", "route rest: yes, to hook")
        .contains("look at web", "by route rest to hook");
  }

  @Test
  void anEventOfAFileIsExplained() throws IOException, InterruptedException {
    String payload = "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711";
    Path file =
        Files.writeString(
            folder.resolve("event"),
            "ver:3.0 server:supervisor serial:1 pool:x poolserial:1 eventname:PROCESS_STATE_EXITED len:%d\n%s"
                .formatted(payload.length(), payload));
    settings.put("TELEGRAM_BOT_TOKEN", "1:needle");
    settings.put("TELEGRAM_CHAT_ID", "-1");

    CommandRun ran = run("explain", file.toString());

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("PROCESS_STATE_EXITED of web:web_00 means crashed")
        .contains("route all: yes, to telegram, webhook")
        .contains("After 2.0 s: web:web_00 crashed", "telegram writes to chat -1\n")
        .contains("  | 🔴 web:web_00 crashed\n", "  |   \"type\" : \"process.crashed\"")
        .doesNotContain("needle");
  }

  @Test
  void aSilenceInForceIsTakenIntoAccount() throws IOException, InterruptedException {
    assertThat(run("explain", "--kind", "crashed").out()).contains("to webhook\n");
    String ready = "READY\n";
    try (NotifierProcess notifier = NotifierProcess.start(folder, settings)) {
      assertThat(notifier.line() + "\n").isEqualTo(ready);
      assertThat(notifier.answerTo(1, "TICK_5", "when:1")).isEqualTo("OK");
      notifier.terminate();
      assertThat(notifier.exitCode()).isZero();
    }
    assertThat(run("silence", "add", "web:*", "30m", "--because", "deploy").exitCode()).isZero();

    CommandRun silenced = run("explain", "--kind", "crashed");
    JsonNode held = document("explain", "--kind", "crashed", "--json").at("/told/0");
    CommandRun other = run("explain", "--kind", "crashed", "--process", "db:db_1");

    assertThat(silenced.out())
        .containsPattern(
            "After 2.0 s: web:web_00 crashed \\(exit 3\\), by route all to nobody, silenced by"
                + " \\w{6} of web:\\* \\(deploy\\) until 20")
        .doesNotContain("webhook posts");
    assertThat(held.at("/held_back/by").asText()).isEqualTo("silence");
    assertThat(held.at("/held_back/because").asText()).isEqualTo("deploy");
    assertThat(held.path("messages")).isEmpty();
    assertThat(other.out()).contains("webhook posts to http://127.0.0.1");
  }

  @Test
  void quietHoursAreTakenIntoAccount() throws IOException, InterruptedException {
    settings.put(
        "NOTIFIER_CONFIG",
        Files.writeString(
                folder.resolve("notifier.yaml"),
                """
                routes:
                  - channels: [webhook]
                    quiet_hours: {from: "00:00", to: "00:00", zone: UTC}
                """)
            .toString());

    CommandRun ran = run("explain", "--kind", "crashed");

    assertThat(ran.out())
        .contains("by route route-1 to nobody yet, held back for quiet hours until 20")
        .doesNotContain("webhook posts");
  }

  @Test
  void aStateFolderThatCannotBeReadIsSaidAndNothingElseChanges()
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state").resolve("outbox.db"), "this is no database");

    CommandRun ran = run("explain", "--kind", "crashed");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("silences are not looked at: ", "webhook posts to");
  }

  @Test
  void aRecordingIsReplayedWithoutSendingAnythingAndSentWhenAskedFor()
      throws IOException, InterruptedException {
    JsonNode dry = document("replay", "--json", TRANSCRIPT.toString());
    assertThat(endpoint.requests()).isEmpty();
    assertThat(dry.path("events").asInt()).isEqualTo(120);
    List<String> titles = new ArrayList<>();
    dry.path("told").forEach(told -> titles.add(told.path("title").asText()));
    assertThat(titles).anySatisfy(title -> assertThat(title).startsWith("crasher crashed"));

    CommandRun sent = run("replay", "--send", TRANSCRIPT.toString());

    assertThat(sent.exitCode()).as(sent.out() + sent.err()).isZero();
    assertThat(sent.out())
        .contains("webhook: %d of %d delivered".formatted(titles.size(), titles.size()));
    assertThat(endpoint.taken()).hasSameSizeAs(titles);
  }

  private static String crash(int poolSerial) {
    String payload = "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711";
    return "ver:3.0 server:supervisor serial:%d pool:x poolserial:%d eventname:PROCESS_STATE_EXITED len:%d\n%s"
        .formatted(poolSerial, poolSerial, payload.length(), payload);
  }

  @Test
  void aReplaySeesWhatComesAgainAndWhatIsMissingAndLeavesNothingBehind()
      throws IOException, InterruptedException {
    Path recording = folder.resolve("recording");
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    settings.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    settings.put("NOTIFY_ON", "PROCESS_STATE_EXITED,events_lost");
    Files.writeString(recording, crash(1) + crash(2) + crash(2) + crash(5));

    JsonNode told = document("replay", "--json", recording.toString());

    assertThat(told.path("events").asInt()).isEqualTo(4);
    List<String> titles = new ArrayList<>();
    told.path("told").forEach(one -> titles.add(one.path("title").asText()));
    assertThat(titles)
        .hasSize(4)
        .filteredOn(title -> title.startsWith("2 events were lost"))
        .hasSize(1);
    assertThat(told.at("/told/0/route").asText()).isEqualTo("all");
    assertThat(temporary).isEmptyDirectory();
    assertThat(folder.resolve("state").resolve("outbox.db")).doesNotExist();
  }

  @Test
  void brokenRecordingsAndWrongUsageAreSaidInALine() throws IOException, InterruptedException {
    Path broken = Files.writeString(folder.resolve("broken"), "this is no event\n");

    CommandRun recording = run("replay", broken.toString());
    CommandRun both = run("explain", "--kind", "crashed", broken.toString());
    CommandRun kind = run("explain", "--kind", "smashed");

    assertThat(recording.exitCode()).isEqualTo(1);
    assertThat(recording.err()).contains("this is no event").doesNotContain("\tat ");
    for (String command : List.of("replay", "explain")) {
      CommandRun directory = run(command, folder.toString());
      assertThat(directory.exitCode()).isEqualTo(1);
      assertThat(directory.err()).contains(folder + " cannot be read", ": it is a directory");
    }
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("either FILE or --kind");
    assertThat(kind.exitCode()).isEqualTo(2);
    assertThat(kind.err()).contains("smashed");
  }

  @Test
  void theSampleIsOfTheKindThatIsAskedFor() throws IOException, InterruptedException {
    CommandRun ran = run("test", "webhook", "--kind", "gave_up");

    assertThat(ran.exitCode()).isZero();
    assertThat(endpoint.last().orElseThrow().body().path("type").asText())
        .isEqualTo("process.gave_up");
  }
}

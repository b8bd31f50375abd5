package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.Endpoint.Mood;
import io.github.supervisorevents.notifier.Endpoint.Received;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The notifier as a process: its start, its end, and trouble with its state. */
@Timeout(120)
class NotifierProcessIT {
  private static final String CRASH =
      "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711";

  @TempDir Path folder;
  private Endpoint endpoint;
  private final List<NotifierProcess> started = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    endpoint = new Endpoint();
  }

  @AfterEach
  void close() {
    started.forEach(NotifierProcess::close);
    endpoint.close();
  }

  private NotifierProcess start(String... jvmOptions) throws IOException {
    return start(Map.of("WEBHOOK_URL", endpoint.url()), jvmOptions);
  }

  /** Tells each event that changes a process's state, at once. */
  private NotifierProcess startToTellEach() throws IOException {
    return start(Map.of("WEBHOOK_URL", endpoint.url(), "NOTIFY_ON", "PROCESS_STATE"));
  }

  private NotifierProcess start(Map<String, String> settings, String... jvmOptions)
      throws IOException {
    return kept(NotifierProcess.start(folder, settings, jvmOptions));
  }

  private NotifierProcess kept(NotifierProcess process) {
    started.add(process);
    return process;
  }

  @Test
  void readyIsSaidBeforeAnyLibraryIsLoaded() throws IOException, InterruptedException {
    Path classes = folder.resolve("classes.log");
    Path state = Files.createDirectory(folder.resolve("state"));
    try (FileChannel channel =
        FileChannel.open(
            state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Held by us, the folder stops the notifier where it would begin to load.
      FileLock lock = channel.lock();
      NotifierProcess notifier = start("-Xlog:class+load:file=" + classes);
      assertThat(notifier.line()).isEqualTo("READY");

      assertThat(Files.readString(classes))
          .contains("io.github.supervisorevents.notifier.NotifierApp")
          .doesNotContain(
              "org.sqlite",
              "java.sql.",
              "com.fasterxml",
              "okhttp3",
              "okio",
              "kotlin.",
              "com.slack",
              "com.google.gson",
              "jakarta.mail",
              "picocli");

      lock.release();
      assertThat(notifier.answerTo(0, "PROCESS_STATE_EXITED", CRASH)).isEqualTo("OK");
      notifier.endInput();
      assertThat(notifier.exitCode()).isZero();
    }
  }

  @Test
  void theLogIsLoadedBeforeThereIsASecondThread() throws IOException, InterruptedException {
    NotifierProcess notifier = start("-Dslf4j.provider=" + LogThatTellsItsThread.class.getName());
    assertThat(notifier.line()).isEqualTo("READY");
    assertThat(notifier.answerTo(0, "TICK_5", "when:1")).isEqualTo("OK");
    notifier.endInput();

    assertThat(notifier.exitCode()).isZero();
    assertThat(notifier.stderr()).contains("the log is loaded by main\n", "stopped;");
  }

  @Test
  void sighupAsSoonAsItIsReadyIsHeard() throws IOException, InterruptedException {
    NotifierProcess notifier = start();
    assertThat(notifier.line()).isEqualTo("READY");

    notifier.signal("HUP");

    Waiting.until(
        "the reload", () -> notifier.stderr().contains("the new configuration is in force"));
    notifier.endInput();
    assertThat(notifier.exitCode()).isZero();
  }

  @Test
  void whatIsDueIsSentBeforeTheEndOfInputEndsIt() throws IOException, InterruptedException {
    NotifierProcess notifier = startToTellEach();
    assertThat(notifier.line()).isEqualTo("READY");
    assertThat(notifier.answerTo(0, "PROCESS_STATE_EXITED", CRASH)).isEqualTo("OK");
    assertThat(notifier.answerTo(1, "TICK_5", "when:1")).isEqualTo("OK");
    notifier.endInput();

    assertThat(notifier.exitCode()).isZero();
    assertThat(endpoint.taken()).hasSize(1);
    assertThat(notifier.stderr()).contains("everything is delivered");
  }

  @Test
  void sigtermEndsItWithZeroAndTheRestGoesOutAfterTheNextStart()
      throws IOException, InterruptedException {
    endpoint.is(Mood.UNAVAILABLE);
    NotifierProcess first = start();
    first.line();
    first.answerTo(0, "PROCESS_STATE_EXITED", CRASH);
    Waiting.until("an attempt", () -> !endpoint.requests().isEmpty());
    first.terminate();
    assertThat(first.exitCode()).isZero();
    assertThat(first.stderr()).contains("webhook 1");

    endpoint.is(Mood.TAKES);
    NotifierProcess second = start();
    second.line();
    Waiting.until("the delivery", () -> endpoint.taken().size() == 1);
    assertThat(endpoint.requests())
        .extracting(Received::id)
        .containsOnly(endpoint.taken().get(0).id());
  }

  @Test
  void anEventThatComesAgainAfterAKillIsNotToldTwice() throws IOException, InterruptedException {
    NotifierProcess first = startToTellEach();
    first.line();
    first.answerTo(0, "PROCESS_STATE_EXITED", CRASH);
    endpoint.awaitTaken("web_00", "PROCESS_STATE_EXITED");
    first.kill();

    NotifierProcess second = startToTellEach();
    second.line();
    assertThat(second.answerTo(0, "PROCESS_STATE_EXITED", CRASH)).isEqualTo("OK");
    assertThat(second.answerTo(1, "PROCESS_STATE_FATAL", CRASH)).isEqualTo("OK");
    endpoint.awaitTaken("web_00", "PROCESS_STATE_FATAL");

    assertThat(endpoint.taken()).hasSize(2);
    assertThat(second.stderr()).contains("stored before");
  }

  @Test
  void lostEventsAreTold() throws IOException, InterruptedException {
    NotifierProcess notifier = start();
    notifier.line();
    notifier.answerTo(0, "TICK_5", "when:1");
    notifier.answerTo(4, "TICK_5", "when:2");

    assertThatLostAre(3);
  }

  @Test
  void eventsLostWhileItWasAwayAreTold() throws IOException, InterruptedException {
    NotifierProcess first = start();
    first.line();
    first.answerTo(0, "TICK_5", "when:1");
    first.kill();
    NotifierProcess second = start();
    second.line();
    second.answerTo(10, "TICK_5", "when:3");

    assertThatLostAre(9);
  }

  private void assertThatLostAre(int count) throws IOException, InterruptedException {
    Waiting.until("the report", () -> !endpoint.taken().isEmpty());
    assertThat(endpoint.taken()).hasSize(1);
    assertThat(endpoint.taken().get(0).body().at("/data/lost_events").asInt()).isEqualTo(count);
    assertThat(endpoint.taken().get(0).body().at("/data/kind").asText()).isEqualTo("events_lost");
  }

  @Test
  void mistakesEndItWithTwoAndOneList() throws IOException, InterruptedException {
    NotifierProcess notifier =
        start(Map.of("SLACK_TOKEN", "xoxb-needle", "SLACK_CHANNNEL", "#ops", "GIVE_UP_AFTER", "x"));

    assertThat(notifier.exitCode()).isEqualTo(2);
    assertThat(notifier.stderr())
        .contains("3 mistakes", "did you mean SLACK_CHANNEL?", "GIVE_UP_AFTER")
        .doesNotContain("needle", "Exception");
  }

  @Test
  void anOutboxOfANewerVersionEndsItWithTwo()
      throws IOException, InterruptedException, SQLException {
    Path state = Files.createDirectory(folder.resolve("state"));
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + state.resolve("outbox.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }

    NotifierProcess notifier = start();

    assertThat(notifier.exitCode()).isEqualTo(2);
    assertThat(notifier.stderr()).contains("newer version", "outbox.db");
  }

  @Test
  void aSecondNotifierOnTheSameFolderEndsWithTwo() throws IOException, InterruptedException {
    NotifierProcess first = start();
    first.line();
    first.answerTo(0, "TICK_5", "when:1");

    NotifierProcess second = start();

    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.stderr()).contains("another notifier uses", "NOTIFIER_STATE_DIR");
    assertThat(first.answerTo(1, "TICK_5", "when:2")).isEqualTo("OK");
  }

  @Test
  void aSecondNotifierWhoseInputEndsWhileItWaitsNamesTheFolder()
      throws IOException, InterruptedException {
    NotifierProcess first = start();
    first.line();
    first.answerTo(0, "TICK_5", "when:1");
    NotifierProcess second = start();
    Waiting.until("waiting", () -> second.stderr().contains("waiting for it to end"));

    second.endInput();

    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.stderr())
        .contains("another notifier uses " + folder.resolve("state"))
        .doesNotContain("did not end in time", "not open yet");
    assertThat(first.answerTo(1, "TICK_5", "when:2")).isEqualTo("OK");
  }

  @Test
  void whatCannotBeOpenedIsSaidOnceWhenTheInputEnds() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("state").resolve("outbox.db"));
    NotifierProcess notifier = start();
    Waiting.until("the failure", () -> notifier.stderr().contains("trying again"));

    notifier.endInput();

    assertThat(notifier.exitCode()).isZero();
    assertThat(notifier.stderr().lines().filter(line -> line.contains("outbox.db"))).hasSize(1);
    assertThat(notifier.stderr()).doesNotContain("did not end in time", "not open yet");
  }

  @Test
  void aFullDiskMeansFailOneLineAndThenItGoesOn() throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of("WEBHOOK_URL", endpoint.url(), "NOTIFY_ON", "REMOTE_COMMUNICATION");
    unpackTheLibrary(settings);
    // A limit on the size of files is the nearest to a full disk that needs no root.
    List<String> command = new ArrayList<>(List.of("prlimit", "--fsize=400000:unlimited"));
    command.addAll(NotifierCommand.of(List.of()));
    NotifierProcess notifier = kept(NotifierProcess.start(folder, settings, command));
    notifier.line();

    String payload = "type:t\n" + "x".repeat(30_000);
    String answer = "OK";
    int serial = 0;
    while (answer.equals("OK") && serial < 100) {
      serial++;
      answer = notifier.answerTo(serial, "REMOTE_COMMUNICATION", payload);
    }
    assertThat(answer).isEqualTo("FAIL");
    assertThat(notifier.stderr().lines().filter(line -> line.contains("could not be stored")))
        .hasSize(1);

    raiseTheLimit(notifier);
    assertThat(notifier.answerTo(serial, "REMOTE_COMMUNICATION", payload)).isEqualTo("OK");
    int all = serial;
    Waiting.until("all of them", () -> endpoint.taken().size() == all);
    assertThat(notifier.stderr()).contains("events can be stored again");
  }

  private void unpackTheLibrary(Map<String, String> settings)
      throws IOException, InterruptedException {
    NotifierProcess once = start(settings);
    once.line();
    once.answerTo(0, "TICK_5", "when:1");
    once.endInput();
    assertThat(once.exitCode()).isZero();
  }

  private static void raiseTheLimit(NotifierProcess notifier)
      throws IOException, InterruptedException {
    Process prlimit =
        new ProcessBuilder("prlimit", "--fsize=unlimited", "--pid", String.valueOf(notifier.pid()))
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }

  @Test
  void noSecretIsInAnyLogOrFile() throws IOException, InterruptedException {
    String needle = "needle0123456789";
    endpoint.is(Mood.UNAVAILABLE);
    NotifierProcess notifier =
        start(
            Map.of(
                "WEBHOOK_URL", endpoint.url() + "/" + needle + "?key=" + needle,
                "WEBHOOK_HEADERS", "Authorization: Bearer " + needle,
                "SLACK_TOKEN", "xoxb-" + needle,
                "SLACK_CHANNEL", "#ops",
                "SLACK_API_URL", endpoint.url() + "/slack/",
                "TELEGRAM_BOT_TOKEN", "1:" + needle,
                "TELEGRAM_CHAT_ID", "1",
                "TELEGRAM_API_URL", endpoint.url() + "/telegram",
                "NOTIFIER_LOG_LEVEL", "trace"));
    notifier.line();
    notifier.answerTo(0, "PROCESS_STATE_EXITED", CRASH);
    Waiting.until("attempts", () -> endpoint.requests().size() >= 1);
    notifier.terminate();
    assertThat(notifier.exitCode()).isZero();

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .hasSizeGreaterThan(2)
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                      .as(file.toString())
                      .doesNotContain(needle));
    }
  }
}

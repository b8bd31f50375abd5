package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.Endpoint.Mood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of deliveries whose channel was taken out of the configuration. */
@Timeout(180)
class RemovedChannelIT {
  private static final String CRASH =
      "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711";

  @TempDir Path folder;
  private Endpoint left;
  private Endpoint removed;
  private NotifierProcess notifier;

  @BeforeEach
  void open() throws IOException {
    left = new Endpoint();
    removed = new Endpoint();
    removed.is(Mood.UNAVAILABLE);
    configure(true);
    start("24h");
  }

  @AfterEach
  void close() {
    notifier.close();
    left.close();
    removed.close();
  }

  private void configure(boolean both) throws IOException {
    String second =
        both ? "  removed: {type: webhook, url: \"%s\"}\n".formatted(removed.url()) : "";
    Files.writeString(
        folder.resolve("notifier.yaml"),
        "channels:\n  left: {type: webhook, url: \"%s\"}\n%s".formatted(left.url(), second));
  }

  private void start(String giveUpAfter) throws IOException {
    notifier =
        NotifierProcess.start(
            folder,
            Map.of(
                "NOTIFIER_CONFIG",
                folder.resolve("notifier.yaml").toString(),
                "GROUP_WAIT",
                "100ms",
                "GIVE_UP_AFTER",
                giveUpAfter));
    assertThat(notifier.line()).isEqualTo("READY");
  }

  private CommandRun run(String... arguments) throws IOException, InterruptedException {
    return CommandRun.of(
        folder, Map.of("NOTIFIER_STATE_DIR", folder.resolve("state").toString()), arguments);
  }

  private void hangUp() throws IOException, InterruptedException {
    assertThat(notifier.signal("HUP")).isZero();
  }

  private String titles(Endpoint endpoint) {
    return endpoint.taken().stream()
        .map(one -> one.body().at("/data/title").asText())
        .toList()
        .toString();
  }

  @Test
  void aReloadThatRemovesAChannelSaysWhatWaitsForItAndOneThatBringsItBackSendsIt()
      throws IOException, InterruptedException {
    notifier.answerTo(0, "PROCESS_STATE_EXITED", CRASH);
    Waiting.until("the crash", () -> titles(left).contains("web:web_00 crashed"));
    Waiting.until("the refusal", () -> !removed.requests().isEmpty());

    configure(false);
    hangUp();

    Waiting.until("the news of it", () -> titles(left).contains("channel removed is not"));
    assertThat(titles(left))
        .contains("channel removed is not configured any more; 1 message waiting");
    assertThat(notifier.stderr()).contains("channel removed is not configured any more");

    removed.is(Mood.TAKES);
    configure(true);
    hangUp();

    Waiting.until("its delivery", () -> titles(removed).contains("web:web_00 crashed"));
    Waiting.until("the good news", () -> titles(left).contains("channel removed works again"));
  }

  @Test
  void atTheNextStartItIsGivenUpWhenTooOldAndCanBeSentWhenTheChannelIsBack()
      throws IOException, InterruptedException {
    notifier.answerTo(0, "PROCESS_STATE_EXITED", CRASH);
    Waiting.until("the refusal", () -> !removed.requests().isEmpty());
    notifier.endInput();
    assertThat(notifier.exitCode()).isZero();

    configure(false);
    start("1ms");
    Waiting.until("the news of it", () -> titles(left).contains("channel removed is not"));
    assertThat(run("outbox", "list", "--channel", "removed").out())
        .contains("buried", "channel removed is not configured any more");
    notifier.endInput();
    assertThat(notifier.exitCode()).isZero();

    removed.is(Mood.TAKES);
    configure(true);
    start("24h");
    assertThat(run("outbox", "retry", "--channel", "removed").out()).isEqualTo("1 due now\n");

    Waiting.until("its delivery", () -> titles(removed).contains("web:web_00 crashed"));
  }
}

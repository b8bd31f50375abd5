package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.Endpoint.Mood;
import io.github.supervisorevents.notifier.journal.EventJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looking into the outbox of a notifier that runs, and changing it. */
@Timeout(180)
class OutboxCommandsIT {
  private static final String CRASH =
      "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711";

  @TempDir Path folder;
  private Endpoint endpoint;
  private NotifierProcess notifier;

  @BeforeEach
  void start() throws IOException {
    endpoint = new Endpoint();
    notifier =
        NotifierProcess.start(
            folder, Map.of("WEBHOOK_URL", endpoint.url(), "NOTIFY_ON", "PROCESS_STATE"));
    assertThat(notifier.line()).isEqualTo("READY");
  }

  @AfterEach
  void end() {
    notifier.close();
    endpoint.close();
  }

  private CommandRun run(String... arguments) throws IOException, InterruptedException {
    return CommandRun.of(
        folder, Map.of("NOTIFIER_STATE_DIR", folder.resolve("state").toString()), arguments);
  }

  private JsonNode document(String... arguments) throws IOException, InterruptedException {
    CommandRun ran = run(arguments);
    assertThat(ran.err()).isEmpty();
    return new ObjectMapper().readTree(ran.out());
  }

  private String buried() throws IOException, InterruptedException {
    endpoint.is(Mood.REFUSES);
    notifier.answerTo(0, "PROCESS_STATE_EXITED", CRASH);
    Waiting.until(
        "its refusal", () -> notifier.stderr().contains("the service does not take crashed"));
    JsonNode list = document("outbox", "list", "--json");
    assertThat(list).hasSize(1);
    assertThat(list.get(0).path("state").asText()).isEqualTo("buried");
    assertThat(list.get(0).at("/failure/code").asText()).isEqualTo("HTTP 400");
    return list.get(0).path("id").asText();
  }

  @Test
  void whatWasRefusedIsListedWithTheReasonAndSentAfterARetryWhileTheNotifierRuns()
      throws IOException, InterruptedException {
    String id = buried();

    CommandRun list = run("outbox", "list");
    assertThat(list.exitCode()).isZero();
    assertThat(list.out())
        .contains(id, "webhook", "buried", "web:web_00 crashed", "HTTP 400", "1 buried");
    CommandRun shown = run("outbox", "show", id);
    assertThat(shown.out()).contains("Delivery   " + id, "web:web_00 crashed", "HTTP 400");

    endpoint.is(Mood.TAKES);
    CommandRun retried = run("outbox", "retry", id);
    assertThat(retried.exitCode()).isZero();
    assertThat(retried.out()).isEqualTo("1 due now\n");
    Waiting.until("the delivery", () -> endpoint.taken().size() == 1);

    Waiting.until("no more of it", () -> isEmpty("outbox", "list"));
    CommandRun history = run("history");
    assertThat(history.out()).contains("web:web_00 crashed", "webhook sent");
  }

  @Test
  void whatAKilledNotifierHadStoredAndNotLookedAtIsCounted()
      throws IOException, InterruptedException {
    assertThat(notifier.answerTo(0, "TICK_5", "when:0")).isEqualTo("OK");
    notifier.terminate();
    assertThat(notifier.exitCode()).isZero();
    Path journal = folder.resolve("state").resolve("journal");
    assertThat(run("outbox", "list").out()).isEqualTo("There is none: pending or buried.\n");

    try (EventJournal left = EventJournal.open(journal, "run", false)) {
      left.append(Instant.now(), SampleEvents.crashed(1));
      left.append(Instant.now(), SampleEvents.crashed(2));
    }

    assertThat(run("outbox", "list").out())
        .contains("2 events are stored and not looked at yet: the notifier does that when it runs");
  }

  private boolean isEmpty(String... arguments) {
    try {
      return run(arguments).out().startsWith("There is none");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void whatIsDroppedIsNotSentAndStaysInTheHistory() throws IOException, InterruptedException {
    String id = buried();

    CommandRun dropped = run("outbox", "drop", "--all");
    assertThat(dropped.exitCode()).isZero();
    assertThat(dropped.out()).isEqualTo("1 dropped\n");

    assertThat(run("outbox", "list").out()).startsWith("There is none");
    assertThat(run("outbox", "list", "--state", "dropped").out())
        .contains(id, "dropped by an operator");
    JsonNode history = document("history", "--json", "--process", "web:*");
    assertThat(history).hasSize(1);
    assertThat(history.at("/0/title").asText()).contains("web:web_00 crashed");
    assertThat(history.at("/0/deliveries/0/state").asText()).isEqualTo("dropped");
    assertThat(document("history", "--json", "--process", "db")).isEmpty();
  }

  @Test
  void theFolderOfARunningNotifierIsFoundByItsPid() throws IOException, InterruptedException {
    String id = buried();

    CommandRun found =
        CommandRun.of(folder, Map.of(), "outbox", "list", "--pid", String.valueOf(notifier.pid()));

    assertThat(found.exitCode()).isZero();
    assertThat(found.out()).contains(id);
  }

  @Test
  void mistakesAreSaidInALine() throws IOException, InterruptedException {
    CommandRun nothing = run("outbox", "retry");
    CommandRun unknown = run("outbox", "drop", "nonsense");
    CommandRun elsewhere = run("outbox", "list", "--state-dir", folder.resolve("no").toString());
    CommandRun since = run("history", "--since", "yesterday");

    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("expected one of: ids, --channel CHANNEL, --all");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.out()).contains("there is no delivery nonsense", "0 dropped");
    assertThat(elsewhere.exitCode()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("no notifier's outbox", "--pid");
    assertThat(folder.resolve("no")).doesNotExist();
    assertThat(since.exitCode()).isEqualTo(2);
    assertThat(since.err()).contains("expected a duration").doesNotContain("Exception");
  }
}

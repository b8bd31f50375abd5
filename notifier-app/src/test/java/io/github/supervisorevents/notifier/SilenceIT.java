package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Silences that are begun and ended while the notifier runs. */
@Timeout(180)
class SilenceIT {
  @TempDir Path folder;
  private Endpoint endpoint;
  private NotifierProcess notifier;
  private int serial;

  @BeforeEach
  void start() throws IOException {
    endpoint = new Endpoint();
    notifier =
        NotifierProcess.start(folder, Map.of("WEBHOOK_URL", endpoint.url(), "GROUP_WAIT", "200ms"));
    assertThat(notifier.line()).isEqualTo("READY");
    send("TICK_5", "when:1");
  }

  @AfterEach
  void end() {
    notifier.close();
    endpoint.close();
  }

  private void send(String event, String payload) throws IOException {
    assertThat(notifier.answerTo(serial++, event, payload)).isEqualTo("OK");
  }

  private void crash(String group) throws IOException {
    send(
        "PROCESS_STATE_EXITED",
        "processname:%s_00 groupname:%s from_state:RUNNING expected:0 pid:4711"
            .formatted(group, group));
  }

  private CommandRun run(String... arguments) throws IOException, InterruptedException {
    return CommandRun.of(
        folder, Map.of("NOTIFIER_STATE_DIR", folder.resolve("state").toString()), arguments);
  }

  private JsonNode silences() {
    try {
      return new ObjectMapper().readTree(run("silence", "list", "--json").out());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String titles() {
    return endpoint.taken().stream()
        .map(one -> one.body().at("/data/title").asText())
        .toList()
        .toString();
  }

  @Test
  void whatIsSilencedIsCountedAndSaidAtTheEndWithWhatIsStillDown()
      throws IOException, InterruptedException {
    CommandRun added = run("silence", "add", "web:*", "30m", "--because", "deploy");
    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(added.out()).contains("silence ", " of web:* (deploy) until ");
    crash("web");
    crash("db");
    Waiting.until("the crash of db", () -> titles().contains("db:db_00 crashed"));
    Waiting.until("the count", () -> silences().at("/0/held_back").asInt() == 1);

    String id = silences().at("/0/id").asText();
    assertThat(run("silence", "list").out()).contains(id, "web:* (deploy)", "1 held back");
    CommandRun ended = run("silence", "end", id);

    assertThat(ended.out()).isEqualTo("silence of web:* (deploy) ended, 1 held back\n");
    Waiting.until("the end of the silence", () -> titles().contains("the silence of web:*"));
    assertThat(titles())
        .contains("the silence of web:* (deploy) is over: 1 notification was held back")
        .doesNotContain("web:web_00 crashed");
    assertThat(endpoint.last().orElseThrow().process()).isEqualTo("web_00");
    assertThat(run("silence", "list").out()).isEqualTo("There is no silence.\n");
    assertThat(run("silence", "end", id).exitCode()).isEqualTo(1);
  }

  @Test
  void aSilenceEndsByItselfAlsoWhileTheNotifierIsAway() throws IOException, InterruptedException {
    assertThat(run("silence", "add", "web", "4s").exitCode()).isZero();
    crash("web");
    Waiting.until(
        "it to be swallowed",
        () -> {
          JsonNode now = silences();
          return now.isEmpty() || now.at("/0/held_back").asInt() == 1;
        });
    notifier.kill();
    notifier =
        NotifierProcess.start(folder, Map.of("WEBHOOK_URL", endpoint.url(), "GROUP_WAIT", "200ms"));
    assertThat(notifier.line()).isEqualTo("READY");

    Waiting.until("its end", () -> titles().contains("the silence of web is over"));
    assertThat(titles()).containsOnlyOnce("the silence of web is over");
  }

  @Test
  void mistakesAreSaidInALine() throws IOException, InterruptedException {
    CommandRun time = run("silence", "add", "web:*", "soon");
    CommandRun only = run("silence", "add", "!web:*", "5m");

    assertThat(time.exitCode()).isEqualTo(2);
    assertThat(time.err()).contains("expected a duration");
    assertThat(only.exitCode()).isEqualTo(2);
    assertThat(only.err()).contains("expected patterns");
    assertThat(silences()).isEmpty();
  }
}

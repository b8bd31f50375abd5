package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor as a process, with a service that it asks, and supervisord's own word. */
@Timeout(120)
class DoctorIT {
  private static final String OK =
      "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"first_name\":\"Ops\",\"username\":\"ops_bot\","
          + "\"type\":\"group\",\"title\":\"Ops\"}}";
  private static final String UNAUTHORIZED =
      "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}";

  @TempDir Path folder;
  private HttpServer telegram;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean accepts = true;

  @BeforeEach
  void open() throws IOException {
    telegram = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    telegram.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path.substring(path.lastIndexOf('/') + 1));
          byte[] answer = (accepts ? OK : UNAUTHORIZED).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(accepts ? 200 : 401, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    telegram.start();
  }

  @AfterEach
  void close() {
    telegram.stop(0);
  }

  private static Path sample(String name) throws URISyntaxException {
    return Path.of(DoctorIT.class.getResource("doctor/" + name).toURI());
  }

  private Path conf(String base) throws IOException, URISyntaxException {
    Path token = Files.writeString(folder.resolve("token"), "1:needle");
    assertThat(token.toFile().setReadable(false, false)).isTrue();
    assertThat(token.toFile().setReadable(true, true)).isTrue();
    String environment =
        "environment=TELEGRAM_BOT_TOKEN_FILE=\"%%(here)s/token\",TELEGRAM_CHAT_ID=\"-1\",TELEGRAM_API_URL=\"http://127.0.0.1:%d\"\n"
            .formatted(telegram.getAddress().getPort());
    String text = Files.readString(sample(base));
    return Files.writeString(
        folder.resolve("supervisord.conf"),
        text.replace("buffer_size=", environment + "buffer_size="));
  }

  private CommandRun run(String... arguments) throws IOException, InterruptedException {
    return CommandRun.of(
        folder, Map.of("NOTIFIER_STATE_DIR", folder.resolve("state").toString()), arguments);
  }

  @Test
  void channelsAreCheckedWithTheSettingsOfTheFileAndNothingIsPosted()
      throws IOException, URISyntaxException, InterruptedException {
    String conf = conf("good.conf").toString();

    CommandRun good = run("doctor", conf);
    accepts = false;
    CommandRun bad = run("doctor", conf);
    int before = asked.size();
    CommandRun offline = run("doctor", "--offline", conf);

    assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
    assertThat(good.out()).contains("nothing to say against it", "telegram", "good: ", "ops_bot");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.out()).contains("refused: ", "Unauthorized").doesNotContain("needle");
    assertThat(asked).contains("getMe").doesNotContain("sendMessage");
    assertThat(offline.out()).contains("not asked");
    assertThat(asked).hasSize(before);
  }

  @Test
  void whatIsWrongComesWithItsLineAndTheChange()
      throws IOException, URISyntaxException, InterruptedException {
    Path conf = conf("several-processes.conf");

    CommandRun text = run("doctor", "--offline", conf.toString());
    CommandRun json = run("doctor", "--offline", "--json", conf.toString());

    int line = Files.readAllLines(conf).indexOf("numprocs=2") + 1;
    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.out())
        .contains("1 wrong", "WRONG  " + conf + ":" + line + "  [eventlistener:notifier]")
        .contains("\n    numprocs=1\n");
    JsonNode finding = new ObjectMapper().readTree(json.out()).path("findings").path(0);
    assertThat(finding.path("line").asInt()).isEqualTo(line);
    assertThat(finding.path("change").asText()).isEqualTo("numprocs=1");
  }

  @Test
  void settingsThatAreWrongAreSaidToo()
      throws IOException, URISyntaxException, InterruptedException {
    Path conf = conf("good.conf");
    Files.writeString(
        conf,
        Files.readString(conf).replace("TELEGRAM_CHAT_ID=\"-1\"", "TELEGRAM_CHATT_ID=\"-1\""));

    CommandRun ran = run("doctor", conf.toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("Settings that are wrong", "did you mean TELEGRAM_CHAT_ID?");
  }

  @Test
  void aFileThatIsNotThereIsSaidWithTwo() throws IOException, InterruptedException {
    CommandRun ran = run("doctor", folder.resolve("none.conf").toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("none.conf").doesNotContain("Exception:");
  }

  /** Where the doctor says that supervisord does not start, it does not. */
  @ParameterizedTest
  @CsvSource({
    "stderr-in-the-protocol.conf, redirect_stderr",
    "unknown-event.conf, PROCESS_DIED",
    "event-misspelt.conf, PROCESS_STAT",
    "buffer-no-number.conf, abc",
    "no-events.conf, events"
  })
  void supervisordRefusesTheSame(String name, String word)
      throws IOException, URISyntaxException, InterruptedException {
    Path log = folder.resolve("supervisord.out");
    Process supervisord =
        new ProcessBuilder("supervisord", "-n", "-c", sample(name).toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(supervisord.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(supervisord.exitValue()).isNotZero();
      assertThat(Files.readString(log)).contains("Error", word);
    } finally {
      supervisord.destroyForcibly();
    }
  }
}

package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supervisorevents.notifier.Endpoint.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person is told when things go wrong under a real supervisord. */
@Timeout(240)
class IncidentsUnderSupervisordIT {
  private static final String EVENTS = "PROCESS_STATE,SUPERVISOR_STATE_CHANGE,PROCESS_GROUP";

  private Endpoint endpoint;
  private Supervisord supervisord;

  @BeforeEach
  void open() throws IOException {
    endpoint = new Endpoint();
  }

  @AfterEach
  void close() throws IOException {
    if (supervisord != null) {
      supervisord.close();
    }
    endpoint.close();
  }

  private void start(String programs, String... settings) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("WEBHOOK_URL", endpoint.url());
    environment.put("RECOVERY_AFTER", "3s");
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    supervisord = Supervisord.start(EVENTS, environment, programs);
  }

  @Test
  void crashIsOneIncidentWithItsReasonAndItsEnd() throws IOException {
    start(
        """
        [program:web]
        command=/bin/sh -c "echo starting; echo 'db says: password=hunter2 refused' >&2; echo 'giving up, naïve ☕' >&2; sleep 1.5; exit 3"
        autostart=false
        autorestart=false
        """);
    supervisord.ctl("start", "web");

    JsonNode opened = await("opened", "web").body().path("data");

    assertThat(opened.path("kind").asText()).isEqualTo("crashed");
    assertThat(opened.path("exit_status").asInt()).isEqualTo(3);
    assertThat(opened.path("state").asText()).isEqualTo("EXITED");
    assertThat(texts(opened.path("log_tail")))
        .containsExactly("db says: password=*** refused", "giving up, naïve ☕");

    Files.writeString(
        supervisord.folder().resolve("supervisord.conf"),
        Files.readString(supervisord.folder().resolve("supervisord.conf"))
            .replace("sleep 1.5; exit 3", "exec sleep 1000"));
    supervisord.ctl("update", "web");
    supervisord.ctl("start", "web");

    JsonNode resolved = await("resolved", "web").body().path("data");

    assertThat(resolved.at("/incident/id")).isEqualTo(opened.at("/incident/id"));
  }

  @Test
  void killedProgramThatIsUpAgainIsOneMessageWithTheSignal() throws IOException {
    start(
        """
        [program:web]
        command=/bin/sleep 1000
        autorestart=true
        """);
    long pid = pidOf("web");
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    JsonNode told = await("resolved", "web").body().path("data");

    assertThat(told.path("kind").asText()).isEqualTo("crashed");
    assertThat(told.path("signal").asText()).isEqualTo("SIGKILL");
    assertThat(told.path("state").asText()).isEqualTo("RUNNING");
    assertThat(endpoint.taken()).hasSize(1);
  }

  @Test
  void fiftyExitsAreAFewMessagesWithTheRightCountInTheLast() throws IOException {
    start(
        """
        [program:loop]
        command=/bin/sh -c 'echo x >>%s/runs; test $(wc -l <%s/runs) -gt 50 && exec sleep 1000; sleep 0.1; exit 1'
        directory=/tmp
        autostart=false
        startsecs=0
        autorestart=true
        """
            .replace("%s", "$FOLDER"),
        "CRASH_LOOP",
        "5/20s");
    supervisord.ctl("start", "loop");
    Waiting.until("half of the exits", () -> runs() > 25);
    Waiting.until("the other half", () -> runs() > 50);

    JsonNode resolved = await("resolved", "loop").body().path("data");

    assertThat(resolved.at("/incident/exits").asInt()).isEqualTo(50);
    assertThat(endpoint.taken()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void manyDyingInOneSecondAreAHandfulOfMessagesThatNameThemAll() throws IOException {
    start(
        """
        [program:p]
        command=/bin/sleep 100000
        process_name=p%(process_num)03d
        numprocs=200
        startsecs=0
        autorestart=false
        """);
    List<ProcessHandle> programs =
        Waiting.forValue(
            "200 programs",
            () -> Optional.of(supervisord.children("sleep")).filter(found -> found.size() == 200));
    programs.forEach(ProcessHandle::destroyForcibly);

    Waiting.until("all to be named or counted", () -> namedOrCounted() == 200);

    assertThat(endpoint.taken()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void restartOfEverythingIsNoAlarm() throws IOException {
    start(
        """
        [program:web]
        command=/bin/sleep 1000
        process_name=web_%(process_num)d
        numprocs=4
        startsecs=0

        [program:bad]
        command=/bin/false
        autostart=false
        startretries=0
        """);
    pidOf("web:web_0");
    supervisord.ctl("restart", "web:*");
    supervisord.ctl("restart", "web:*");
    supervisord.ctl("start", "bad");

    await("opened", "bad");

    assertThat(endpoint.taken()).hasSize(1);
  }

  @Test
  void whatHappensWhileTheNotifierIsAwayIsToldOnce() throws IOException {
    start(
        """
        [program:web]
        command=/bin/sleep 1000
        autorestart=false
        startsecs=0

        [program:db]
        command=/bin/sleep 1000
        autorestart=false
        startsecs=0
        """);
    ProcessHandle.of(pidOf("db")).orElseThrow().destroyForcibly();
    await("opened", "db");
    supervisord.ctl("stop", "notifier");
    ProcessHandle.of(pidOf("web")).orElseThrow().destroyForcibly();
    Waiting.until("web to have exited", () -> supervisord.status("web").contains("EXITED"));
    supervisord.ctl("start", "notifier");

    Received opened = await("opened", "web");
    supervisord.ctl("start", "db");
    supervisord.ctl("start", "web");
    await("resolved", "web");
    await("resolved", "db");

    assertThat(opened.body().at("/data/incident/exits").asInt()).isEqualTo(1);
    assertThat(endpoint.taken()).hasSize(4);
  }

  private int namedOrCounted() {
    return endpoint.taken().stream()
        .mapToInt(
            one ->
                one.body().at("/data/processes").size()
                    + one.body().at("/data/processes_left_out").asInt())
        .sum();
  }

  private int runs() {
    try (Stream<String> lines = Files.lines(supervisord.folder().resolve("runs"))) {
      return (int) lines.count();
    } catch (IOException e) {
      return 0;
    }
  }

  private long pidOf(String program) {
    return Waiting.forValue(
        "the process id of " + program,
        () -> {
          String status = supervisord.status(program);
          return status.contains("RUNNING")
              ? Optional.of(Long.parseLong(status.replaceFirst("(?s).*pid (\\d+),.*", "$1")))
              : Optional.empty();
        });
  }

  private Received await(String status, String process) {
    return Waiting.forValue(
        status + " " + process,
        () ->
            endpoint.taken().stream()
                .filter(one -> one.body().at("/data/status").asText().equals(status))
                .filter(one -> processes(one).contains(process))
                .findFirst());
  }

  private static Set<String> processes(Received one) {
    Set<String> names = new HashSet<>();
    names.add(one.process());
    one.body()
        .path("data")
        .path("processes")
        .forEach(process -> names.add(process.path("process").asText()));
    names.remove("");
    return names;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}

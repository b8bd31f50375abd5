package io.github.supervisorevents.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.rpc.ProcessInfo;
import io.github.supervisorevents.notifier.Endpoint;
import io.github.supervisorevents.notifier.Endpoint.Received;
import io.github.supervisorevents.notifier.Supervisord;
import io.github.supervisorevents.notifier.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a person is told when things go wrong, by the installed notifier under either supervisor.
 */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SupervisorKind.class)
class IncidentStoriesIT {
  private static final String EVENTS = "PROCESS_STATE,SUPERVISOR_STATE_CHANGE,PROCESS_GROUP";

  @Parameter private SupervisorKind kind;
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
    environment.put("RECOVERY_AFTER", "2s");
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    supervisord = kind.start(EVENTS, environment, programs);
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
    assertThat(endpoint.taken()).hasSize(2);
  }

  @Test
  void killedProgramThatIsUpAgainIsOneMessageWithTheSignal() throws IOException {
    start(
        """
        [program:web]
        command=/bin/sleep 1000
        autorestart=true
        """);
    supervisord.awaitRunning("web").destroyForcibly();

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
        command=/bin/sh -c 'echo x >>$FOLDER/runs; test $(wc -l <$FOLDER/runs) -gt 50 && exec sleep 1000; sleep 0.2; exit 1'
        autostart=false
        startsecs=0
        autorestart=true
        """,
        "CRASH_LOOP",
        "5/20s");
    supervisord.ctl("start", "loop");
    Waiting.until("half of the exits", () -> runs() > 25);
    Waiting.until("the other half", () -> runs() > 50);

    JsonNode resolved = await("resolved", "loop").body().path("data");

    assertThat(resolved.at("/incident/exits").asInt()).isEqualTo(50);
    assertThat(endpoint.taken()).hasSizeLessThanOrEqualTo(5);
    assertThat(endpoint.taken())
        .extracting(one -> one.body().at("/data/kind").asText())
        .contains("crash_loop")
        .doesNotContain("gave_up");
    assertThat(endpoint.taken())
        .extracting(one -> one.body().at("/data/incident/id").asText())
        .containsOnly(resolved.at("/incident/id").asText());
  }

  private int runs() {
    // The question wakes supervisord, which starts a program again when it looks next.
    supervisord.processes();
    try {
      return (int) Files.size(supervisord.folder().resolve("runs")) / "x\n".length();
    } catch (IOException e) {
      return 0;
    }
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
    Waiting.until("200 programs to run", () -> ofGroup("p", ProcessState.RUNNING).size() == 200);
    ofGroup("p", ProcessState.RUNNING)
        .forEach(one -> ProcessHandle.of(one.pid()).orElseThrow().destroyForcibly());
    Waiting.until("200 programs to exit", () -> ofGroup("p", ProcessState.EXITED).size() == 200);

    Waiting.until("all to be named or counted", () -> namedOrCounted() == 200);

    Set<String> all = new HashSet<>();
    IntStream.range(0, 200).forEach(i -> all.add("p%03d".formatted(i)));
    assertThat(all).containsAll(named());
    assertThat(endpoint.taken()).hasSizeLessThanOrEqualTo(5);
    assertThat(endpoint.taken())
        .extracting(one -> one.body().at("/data/lost_events").asInt())
        .containsOnly(0);
  }

  private List<ProcessInfo> ofGroup(String group, ProcessState state) {
    return supervisord.processes().stream()
        .filter(one -> one.group().equals(group) && one.state() == state)
        .toList();
  }

  /** What each incident's last message tells of. */
  private int namedOrCounted() {
    Map<String, JsonNode> last = new HashMap<>();
    endpoint
        .taken()
        .forEach(
            one -> last.put(one.body().at("/data/incident/id").asText(), one.body().path("data")));
    return last.values().stream()
        .mapToInt(data -> data.path("processes").size() + data.path("processes_left_out").asInt())
        .sum();
  }

  private Set<String> named() {
    Set<String> names = new HashSet<>();
    endpoint.taken().forEach(one -> names.addAll(processes(one)));
    return names;
  }

  @Test
  void restartOfEverythingIsNoAlarm() throws IOException {
    start(
        """
        [program:web]
        command=/bin/sleep 1000
        process_name=web_%(process_num)d
        numprocs=4
        autorestart=true

        [program:java]
        command=/bin/sh -c 'trap "exit 143" TERM; while :; do sleep 0.1; done'
        startsecs=0
        autorestart=true

        [program:marker]
        command=/bin/sh -c 'while ! test -e $FOLDER/end; do sleep 0.1; done; exit 3'
        startsecs=0
        autorestart=false
        """);
    List<String> names = List.of("web:web_0", "web:web_3", "java", "marker");
    names.forEach(supervisord::awaitRunning);
    supervisord.ctl("restart", "all");
    supervisord.ctl("restart", "web:*");
    supervisord.ctl("restart", "all");
    names.forEach(supervisord::awaitRunning);
    Files.createFile(supervisord.folder().resolve("end"));

    await("opened", "marker");

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

        [program:api]
        command=/bin/sleep 1000
        autorestart=true
        startsecs=0
        """);
    ProcessHandle api = supervisord.awaitRunning("api");
    supervisord.awaitRunning("db").destroyForcibly();
    await("opened", "db");
    supervisord.ctl("stop", "notifier");
    supervisord.awaitRunning("web").destroyForcibly();
    supervisord.await("web", ProcessState.EXITED);
    api.destroyForcibly();
    Waiting.until("another api", () -> supervisord.awaitRunning("api").pid() != api.pid());
    supervisord.ctl("start", "db");
    supervisord.ctl("start", "notifier");

    await("opened", "web");
    await("resolved", "db");
    supervisord.ctl("start", "web");
    await("resolved", "web");
    await("resolved", "api");

    assertThat(tellingsOf("db")).containsExactly("opened", "resolved");
    assertThat(tellingsOf("web")).containsExactly("opened", "resolved");
    // By itself it was well again before anybody was told; together with web it is in its message.
    assertThat(tellingsOf("api")).doesNotHaveDuplicates().endsWith("resolved");
    assertThat(endpoint.taken())
        .allSatisfy(
            one ->
                assertThat(one.body().at("/data/processes"))
                    .allSatisfy(process -> assertThat(process.path("exits").asInt()).isEqualTo(1)));
  }

  private List<String> tellingsOf(String process) {
    return endpoint.taken().stream()
        .filter(one -> processes(one).contains(process))
        .map(one -> one.body().at("/data/status").asText())
        .toList();
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

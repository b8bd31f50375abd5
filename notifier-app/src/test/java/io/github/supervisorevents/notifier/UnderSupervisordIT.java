package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supervisorevents.notifier.Endpoint.Mood;
import io.github.supervisorevents.notifier.Endpoint.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The notifier as a real supervisord runs it, and a local HTTP server as its webhook. */
@Timeout(240)
class UnderSupervisordIT {
  private static final String PROGRAMS =
      """
      [program:steady]
      command=/bin/sleep 100000
      startsecs=0

      [program:marker]
      command=/bin/sleep 100000
      autostart=false
      startsecs=0

      [program:fine]
      command=/bin/true
      autostart=false
      autorestart=false
      startsecs=0

      [program:broken]
      command=/bin/false
      autostart=false
      startretries=0

      [program:burst]
      command=/bin/sleep 0.3
      process_name=burst_%(process_num)02d
      numprocs=4
      autostart=false
      autorestart=true
      startsecs=0
      """;

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

  private void start() throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("WEBHOOK_URL", endpoint.url());
    settings.put("NOTIFY_ON", "PROCESS_STATE");
    settings.put("NOTIFIER_HTTP_TIMEOUT", "2s");
    settings.put("NOTIFIER_HOST_NAME", "web-01");
    supervisord = Supervisord.start("PROCESS_STATE", settings, PROGRAMS);
  }

  @Test
  void aProgramKilledBySigkillIsToldWithinTwoSeconds() throws IOException {
    start();
    long pid = 0;
    Received exited = endpoint.awaitTaken("steady", "PROCESS_STATE_RUNNING");
    Duration quickest = Duration.ofDays(1);
    for (int i = 1; i <= 3; i++) {
      pid =
          endpoint.awaitTaken("steady", "PROCESS_STATE_RUNNING", i).body().at("/data/pid").asLong();
      long killed = System.nanoTime();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      // An idle supervisord looks for dead children once a second, and passes the event on in the
      // next turn, a second later. A request wakes it up, so that most of the time is ours.
      supervisord.ctl("pid");
      exited = endpoint.awaitTaken("steady", "PROCESS_STATE_EXITED", i);
      Duration took = Duration.ofNanos(exited.nanoTime() - killed);
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
    }

    assertThat(quickest).isLessThan(Duration.ofSeconds(2));
    JsonNode data = exited.body().path("data");
    assertThat(exited.body().path("type").asText()).isEqualTo("process.crashed");
    assertThat(data.path("kind").asText()).isEqualTo("crashed");
    assertThat(data.path("process").asText()).isEqualTo("steady");
    assertThat(data.path("group").asText()).isEqualTo("steady");
    assertThat(data.path("state").asText()).isEqualTo("EXITED");
    assertThat(data.path("from_state").asText()).isEqualTo("RUNNING");
    assertThat(data.path("pid").asLong()).isEqualTo(pid);
    assertThat(data.path("expected").asBoolean(true)).isFalse();
    assertThat(data.path("host").asText()).isEqualTo("web-01");
    assertThat(data.path("supervisor").asText()).isEqualTo("supervisor");
  }

  @Test
  void fatalExpectedExitStopAndStartAreTold() throws IOException {
    start();
    endpoint.awaitTaken("steady", "PROCESS_STATE_RUNNING");

    supervisord.ctl("start", "broken");
    supervisord.ctl("start", "fine");
    supervisord.ctl("stop", "steady");
    supervisord.ctl("start", "steady");
    supervisord.ctl("start", "marker");

    assertThat(kind(endpoint.awaitTaken("broken", "PROCESS_STATE_FATAL"))).isEqualTo("gave_up");
    Received fine = endpoint.awaitTaken("fine", "PROCESS_STATE_EXITED");
    assertThat(kind(fine)).isEqualTo("exited");
    assertThat(fine.body().path("data").path("expected").asBoolean()).isTrue();
    assertThat(kind(endpoint.awaitTaken("steady", "PROCESS_STATE_STOPPING"))).isEqualTo("stopping");
    assertThat(kind(endpoint.awaitTaken("steady", "PROCESS_STATE_STOPPED"))).isEqualTo("stopped");
    assertThat(kind(endpoint.awaitTaken("marker", "PROCESS_STATE_STARTING"))).isEqualTo("starting");
    assertThat(kind(endpoint.awaitTaken("marker", "PROCESS_STATE_RUNNING"))).isEqualTo("started");
    everyEventWasToldOnceAndInOrder();
  }

  private static String kind(Received received) {
    return received.body().path("data").path("kind").asText();
  }

  private void everyEventWasToldOnceAndInOrder() {
    long last = endpoint.awaitTaken("marker", "PROCESS_STATE_RUNNING").poolSerial();
    List<Long> serials =
        endpoint.taken().stream()
            .map(Received::poolSerial)
            .takeWhile(serial -> serial <= last)
            .toList();
    assertThat(serials).containsExactlyElementsOf(LongStream.rangeClosed(0, last).boxed().toList());
  }

  @Test
  void anEndpointInTroubleGetsEveryEventInOrder() throws IOException {
    start();
    endpoint.awaitTaken("steady", "PROCESS_STATE_RUNNING");

    endpoint.is(Mood.UNAVAILABLE);
    supervisord.ctl("restart", "steady");
    int before = endpoint.requests().size();
    Waiting.until("two attempts", () -> endpoint.requests().size() >= before + 2);

    endpoint.is(Mood.SILENT);
    supervisord.ctl("restart", "steady");
    int unanswered = endpoint.requests().size();
    Waiting.until("an attempt that hangs", () -> endpoint.requests().size() > unanswered);

    endpoint.refuse();
    supervisord.ctl("restart", "steady");
    endpoint.comeBack();
    endpoint.is(Mood.TAKES);
    supervisord.ctl("start", "marker");

    endpoint.awaitTaken("marker", "PROCESS_STATE_RUNNING");
    everyEventWasToldOnceAndInOrder();
    everySerialHasOneId();
  }

  private void everySerialHasOneId() {
    Map<Long, Set<String>> ids = new HashMap<>();
    endpoint
        .requests()
        .forEach(
            one -> ids.computeIfAbsent(one.poolSerial(), key -> new HashSet<>()).add(one.id()));
    assertThat(ids.values()).allSatisfy(found -> assertThat(found).hasSize(1));
  }

  @Test
  void aNotifierKilledInTheMiddleOfABurstLosesNothing() throws IOException {
    start();
    endpoint.awaitTaken("steady", "PROCESS_STATE_RUNNING");

    supervisord.ctl("start", "burst:*");
    for (int i = 0; i < 4; i++) {
      int before = endpoint.requests().size();
      Waiting.until("more of the burst", () -> endpoint.requests().size() > before + 20);
      supervisord.killNotifier();
    }
    supervisord.ctl("stop", "burst:*");
    supervisord.ctl("start", "marker");

    endpoint.awaitTaken("marker", "PROCESS_STATE_RUNNING");
    everyEventWasToldOnceAndInOrder();
    everySerialHasOneId();
  }

  @Test
  void retryAfterIsObeyedAlsoByTheNextNotifier() throws IOException {
    start();
    endpoint.awaitTaken("steady", "PROCESS_STATE_RUNNING");

    endpoint.isTooBusyFor(4);
    supervisord.ctl("restart", "steady");
    Waiting.until("the refusal", () -> !endpoint.last().orElseThrow().taken());
    int refused = endpoint.requests().size();
    endpoint.is(Mood.TAKES);
    supervisord.killNotifier();
    supervisord.ctl("start", "marker");
    endpoint.awaitTaken("marker", "PROCESS_STATE_RUNNING");

    Received refusal = endpoint.requests().get(refused - 1);
    Received next = endpoint.requests().get(refused);
    assertThat(Duration.ofNanos(next.nanoTime() - refusal.nanoTime()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    everyEventWasToldOnceAndInOrder();
    everySerialHasOneId();
  }
}

package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.Endpoint.Mood;
import io.github.supervisorevents.notifier.Endpoint.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody sets the clock while the whole notifier works by it. */
@Timeout(240)
class ClockIT {
  private static final long SEED = 20_261_120;
  private static final String CRASH =
      "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711";
  private static final String RUNS =
      "processname:web_00 groupname:web from_state:STARTING pid:4712";

  @TempDir Path folder;
  private Path offset;
  private Endpoint endpoint;
  private NotifierProcess notifier;
  private long serial;

  @BeforeEach
  void open() throws IOException {
    offset = folder.resolve("offset");
    ClockSetByTests.set(offset, Duration.ZERO);
    endpoint = new Endpoint();
  }

  @AfterEach
  void close() {
    notifier.close();
    endpoint.close();
  }

  @Test
  void whatWaitsForItsNextAttemptDoesNotWaitForTheOldTimeToComeBack() throws Exception {
    start(Map.of("NOTIFY_ON", "PROCESS_STATE"));
    endpoint.is(Mood.UNAVAILABLE);
    crash(3);
    Waiting.until("two attempts", () -> endpoint.requests().size() >= 2);

    ClockSetByTests.set(offset, Duration.ofHours(-1));
    endpoint.is(Mood.TAKES);

    Waiting.until("all of them", () -> endpoint.taken().size() == 3);
  }

  @Test
  void aServiceThatAskedForAPauseIsNotLeftAloneForAnHour() throws Exception {
    start(Map.of("NOTIFY_ON", "PROCESS_STATE"));
    endpoint.isTooBusyFor(5);
    crash(3);
    Waiting.until("an attempt", () -> !endpoint.requests().isEmpty());

    ClockSetByTests.set(offset, Duration.ofHours(-1));
    endpoint.is(Mood.TAKES);

    Waiting.until("all of them", () -> endpoint.taken().size() == 3);
  }

  @Test
  void anIncidentIsOpenedAndResolvedWhateverTheClockDoesBetween() throws Exception {
    start(Map.of("RECOVERY_AFTER", "2s"));
    event("PROCESS_STATE_RUNNING", RUNS);
    crash(1);
    ClockSetByTests.set(offset, Duration.ofHours(-1));
    awaitStatuses("opened");

    ClockSetByTests.set(offset, Duration.ofHours(3));
    event("PROCESS_STATE_RUNNING", RUNS);
    ClockSetByTests.set(offset, Duration.ofHours(-3));

    awaitStatuses("opened", "resolved");
  }

  @Test
  void setBackAndForthAllTheTimeItLosesNothing() throws Exception {
    start(Map.of("NOTIFY_ON", "PROCESS_STATE"));
    Random random = new Random(SEED);
    Mood[] moods = {Mood.TAKES, Mood.UNAVAILABLE, Mood.TAKES};
    for (int i = 0; i < 100; i++) {
      if (random.nextInt(5) == 0) {
        ClockSetByTests.set(offset, Duration.ofSeconds(random.nextInt(20_000) - 10_000));
        endpoint.is(moods[random.nextInt(moods.length)]);
      }
      crash(1);
    }
    endpoint.is(Mood.TAKES);

    Set<Long> all = new TreeSet<>();
    for (long one = 0; one < serial; one++) {
      all.add(one);
    }
    Waiting.until("all of them", () -> taken().equals(all));
    notifier.terminate();
    assertThat(notifier.exitCode()).isZero();
  }

  private void start(Map<String, String> settings) throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("WEBHOOK_URL", endpoint.url());
    List<String> command = new ArrayList<>(NotifierCommand.of(List.of()));
    command.set(command.size() - 1, ClockSetByTests.class.getName());
    command.add(offset.toString());
    notifier = NotifierProcess.start(folder, all, command);
    assertThat(notifier.line()).isEqualTo("READY");
  }

  private void crash(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      event("PROCESS_STATE_EXITED", CRASH);
    }
  }

  private void event(String name, String payload) throws IOException {
    assertThat(notifier.answerTo(serial++, name, payload)).isEqualTo("OK");
  }

  private Set<Long> taken() {
    return endpoint.taken().stream()
        .map(Received::poolSerial)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void awaitStatuses(String... statuses) {
    Waiting.until(statuses.length + " messages", () -> endpoint.taken().size() >= statuses.length);
    assertThat(endpoint.taken())
        .extracting(one -> one.body().at("/data/status").asText())
        .containsExactly(statuses);
  }
}

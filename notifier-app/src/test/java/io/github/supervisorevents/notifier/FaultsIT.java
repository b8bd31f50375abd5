package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supervisorevents.notifier.Endpoint.Mood;
import io.github.supervisorevents.notifier.Endpoint.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Things break while the notifier works. What it answered with OK is delivered, still in the outbox
 * or among the dead letters afterwards; nothing else counts as success.
 */
@Timeout(300)
class FaultsIT {
  private static final long SEED = 20_261_120;
  private static final int DISTURBANCES = 200;
  private static final int PENDING = 100_000;
  private static final Pattern POOL_SERIAL = Pattern.compile("\"poolserial\"\\s*:\\s*\"(\\d+)\"");
  private static final String CRASH =
      "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711";

  @TempDir Path folder;
  private final List<NotifierProcess> started = new ArrayList<>();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private Endpoint endpoint;

  @BeforeEach
  void open() throws IOException {
    endpoint = new Endpoint();
  }

  @AfterEach
  void close() {
    later.shutdownNow();
    started.forEach(NotifierProcess::close);
    endpoint.close();
  }

  private NotifierProcess start(String notifyOn) throws IOException {
    return kept(NotifierProcess.start(folder, settings(notifyOn)));
  }

  private Map<String, String> settings(String notifyOn) {
    return Map.of(
        "WEBHOOK_URL", endpoint.url(), "NOTIFY_ON", notifyOn, "NOTIFIER_HTTP_TIMEOUT", "1s");
  }

  private NotifierProcess kept(NotifierProcess process) {
    started.add(process);
    return process;
  }

  @Test
  void killedAndFrozenAtRandomWithAnEndpointInTroubleItLosesNothing() throws Exception {
    Random random = new Random(SEED);
    Set<Long> accepted = new TreeSet<>();
    NotifierProcess notifier = ready();
    long serial = 0;
    for (int step = 0; step < DISTURBANCES; step++) {
      Future<?> disturbance = disturb(notifier, random);
      boolean over;
      do {
        over = disturbance.isDone(); // Always one more event after it: the notifier may be dead.
        notifier = deliverAsSupervisordDoes(notifier, serial);
        accepted.add(serial++);
      } while (!over);
      disturbance.get();
    }
    endpoint.is(Mood.TAKES);
    Waiting.until("something delivered", () -> !endpoint.taken().isEmpty());
    notifier.terminate();
    assertThat(notifier.exitCode()).isZero();

    assertThat(started.size()).as("processes, one after each kill").isGreaterThan(3);
    Set<Long> found = new TreeSet<>(stored());
    endpoint.taken().forEach(one -> found.add(one.poolSerial()));
    assertThat(found).containsAll(accepted);
    Map<Long, Set<String>> ids = new HashMap<>();
    for (Received one : endpoint.requests()) {
      ids.computeIfAbsent(one.poolSerial(), key -> new HashSet<>()).add(one.id());
    }
    assertThat(ids.values()).allSatisfy(same -> assertThat(same).hasSize(1));
  }

  private NotifierProcess ready() throws IOException {
    NotifierProcess notifier = start("PROCESS_STATE");
    assertThat(notifier.line()).isEqualTo("READY");
    return notifier;
  }

  /** Sends an event until it is answered with OK, to the next process if this one dies. */
  private NotifierProcess deliverAsSupervisordDoes(NotifierProcess first, long serial)
      throws IOException {
    NotifierProcess notifier = first;
    while (true) {
      try {
        if (notifier.answerTo(serial, "PROCESS_STATE_EXITED", CRASH).equals("OK")) {
          return notifier;
        }
      } catch (IOException | AssertionError killed) {
        notifier = ready();
      }
    }
  }

  /** Does it in a moment, while events come. */
  private Future<?> disturb(NotifierProcess notifier, Random random) {
    int what = random.nextInt(100);
    int millis = random.nextInt(20);
    if (what < 4) {
      return later.schedule(notifier::kill, millis, TimeUnit.MILLISECONDS);
    }
    if (what < 8) {
      later.schedule(() -> notifier.signal("STOP"), millis, TimeUnit.MILLISECONDS);
      return later.schedule(() -> notifier.signal("CONT"), millis * 20, TimeUnit.MILLISECONDS);
    }
    if (what < 16) {
      endpoint.isTooBusyFor(1);
    } else if (what < 24) {
      Mood[] moods = {Mood.TAKES, Mood.UNAVAILABLE, Mood.SILENT, Mood.TAKES};
      endpoint.is(moods[random.nextInt(moods.length)]);
    } else if (what < 40) {
      endpoint.is(Mood.TAKES);
    }
    return later.schedule(() -> {}, millis, TimeUnit.MILLISECONDS);
  }

  /** The serials of what waits or was buried. */
  private Set<Long> stored() throws SQLException {
    Set<Long> serials = new TreeSet<>();
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select json from notification n join delivery d on d.notification = n.seq"
                    + " where d.state <> 'sent'")) {
      while (rows.next()) {
        Matcher serial = POOL_SERIAL.matcher(rows.getString(1));
        assertThat(serial.find()).isTrue();
        serials.add(Long.valueOf(serial.group(1)));
      }
    }
    return serials;
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state/outbox.db"));
  }

  @Test
  void aHundredThousandPendingDeliveriesHoldUpNeitherEventsNorThemselves() throws Exception {
    endpoint.is(Mood.UNAVAILABLE);
    NotifierProcess first = ready();
    first.answerTo(0, "PROCESS_STATE_EXITED", CRASH);
    Waiting.until("an attempt", () -> !endpoint.requests().isEmpty());
    first.terminate();
    assertThat(first.exitCode()).isZero();
    multiply();
    endpoint.is(Mood.TAKES);

    NotifierProcess second = ready();
    for (int serial = 1; serial <= 50; serial++) {
      assertThat(second.answerTo(serial, "PROCESS_STATE_EXITED", CRASH)).isEqualTo("OK");
    }

    Waiting.until("deliveries", () -> endpoint.taken().size() >= 500);
    assertThat(endpoint.taken().subList(1, 500))
        .extracting(Received::id)
        .isEqualTo(expectedIds(1, 500));
    assertThat(residentMebibytes(second.pid())).isLessThan(250);
  }

  private static List<String> expectedIds(int from, int to) {
    List<String> ids = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ids.add("copy-" + i);
    }
    return ids;
  }

  /** More of the delivery that is there. */
  private void multiply() throws SQLException {
    String numbers =
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + PENDING + ")";
    try (Connection connection = database();
        Statement statement = connection.createStatement()) {
      statement.execute(
          numbers
              + " insert into notification (seq, id, kind, json) select 1000 + i, 'copy-' || i,"
              + " o.kind, o.json from n, (select * from notification limit 1) o");
      statement.execute(
          numbers
              + " insert into delivery (seq, id, channel, notification, state, attempts, stored_at,"
              + " not_before) select 1000 + i, 'copy-' || i, o.channel, 1000 + i, 'pending', 0,"
              + " o.stored_at, o.stored_at from n, (select * from delivery limit 1) o");
    }
  }

  private static long residentMebibytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFullDiskMeansFailAndWithRoomAgainItGoesOn() throws Exception {
    NotifierProcess notifier = onDisk("size=8m", "REMOTE_COMMUNICATION");
    assertThat(notifier.line()).isEqualTo("READY");

    String payload = "type:t\n" + "x".repeat(30_000);
    String answer = "OK";
    int serial = 0;
    while (answer.equals("OK") && serial < 500) {
      answer = notifier.answerTo(++serial, "REMOTE_COMMUNICATION", payload);
    }
    assertThat(answer).isEqualTo("FAIL");

    run("nsenter", "-m", "-t", "" + notifier.pid(), "mount", "-o", "remount,size=64m", disk());
    assertThat(notifier.answerTo(serial, "REMOTE_COMMUNICATION", payload)).isEqualTo("OK");
    int all = serial;
    Waiting.until("all of them", () -> endpoint.taken().size() == all);
  }

  @Test
  void aDiskThatStaysFullIsNotFilledWithFilesThatHoldNothing() throws Exception {
    NotifierProcess notifier = onDisk("size=16m", "REMOTE_COMMUNICATION");
    assertThat(notifier.line()).isEqualTo("READY");
    assertThat(notifier.answerTo(1, "REMOTE_COMMUNICATION", "type:t\n")).isEqualTo("OK");
    Waiting.until("its delivery", () -> endpoint.taken().size() == 1);
    Set<String> files = journalFiles(notifier);
    String fill = "cat /dev/zero > '%1$s/rest'; truncate -s -40K '%1$s/rest'".formatted(disk());
    run("nsenter", "-m", "-t", "" + notifier.pid(), "sh", "-c", fill);

    String payload = "type:t\n" + "x".repeat(200_000);
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(notifier.answerTo(2, "REMOTE_COMMUNICATION", payload)).isEqualTo("FAIL");
    }

    assertThat(journalFiles(notifier)).isEqualTo(files);
  }

  private Set<String> journalFiles(NotifierProcess notifier) throws IOException {
    Path seenByIt = Path.of("/proc/" + notifier.pid() + "/root" + disk() + "/journal");
    try (Stream<Path> files = Files.list(seenByIt)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void aReadOnlyStateFolderIsRefusedWithWords() throws Exception {
    NotifierProcess notifier = onDisk("ro", "PROCESS_STATE");

    assertThat(notifier.exitCode()).isEqualTo(2);
    assertThat(notifier.stderr()).contains(disk(), "cannot be written").doesNotContain("\tat ");
  }

  /** A notifier whose state folder is a disk of its own, which goes when the notifier does. */
  private NotifierProcess onDisk(String options, String notifyOn)
      throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("state"));
    assumeTrue(
        run("unshare", "-m", "mount", "-t", "tmpfs", "none", disk()) == 0,
        "a small disk needs the right to mount one");
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c"));
    command.add("mount -t tmpfs -o " + options + " none '" + disk() + "' && exec \"$@\"");
    command.add("sh");
    command.addAll(NotifierCommand.of(List.of()));
    return kept(NotifierProcess.start(folder, settings(notifyOn), command));
  }

  private String disk() {
    return folder.resolve("state").toString();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}

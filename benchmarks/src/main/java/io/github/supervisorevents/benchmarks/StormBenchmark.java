package io.github.supervisorevents.benchmarks;

import static io.github.supervisorevents.benchmarks.Table.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * 10,000 state changes as fast as the real supervisord makes them, with an endpoint that takes 200
 * ms a request and with one that is down. A C listener counts what was emitted; what is neither at
 * the endpoint nor in the outbox is lost. What waits in supervisord is neither: supervisord hands
 * out one event to each listener in a turn of its loop, so that in a storm most of them wait there,
 * whoever listens. The buffers have room for all.
 *
 * <p>Arguments: the distribution's folder, a scratch folder, the compiled C loop, the peers'
 * folder.
 */
public final class StormBenchmark {
  private static final int EVENTS = 10_000;
  private static final int EVENTS_A_LIFE = 3;
  private static final int BUFFER = 1_000_000;
  private static final Duration SLOW = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration DRAIN = Duration.ofSeconds(120);

  private final Path floor;
  private final Table table =
      new Table(
          "way",
          "endpoint",
          "emitted",
          "storm s",
          "delivered",
          "stored, to be delivered",
          "waiting in supervisord",
          "lost",
          "drained",
          "resident MiB before",
          "half-way",
          "at the end");

  private StormBenchmark(Path floor) {
    this.floor = floor;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    StormBenchmark benchmark = new StormBenchmark(Path.of(args[2]));
    Path scratch = Path.of(args[1]);
    String notifier = "command=" + args[0] + "/bin/supervisor-notifier\n";
    String settings = "environment=WEBHOOK_URL=\"%s\",NOTIFY_ON=\"%s\",NOTIFIER_STATE_DIR=\"%s\"\n";
    String python =
        "command=/usr/bin/python3 " + args[3] + "/post.py\nenvironment=ENDPOINT=\"%s\"\n";
    try (Arrivals slow = new Arrivals(SLOW)) {
      Path folder = scratch.resolve("told");
      benchmark.measure(
          "notifier, incidents (as it comes), messages",
          "200 ms",
          Optional.of(slow),
          folder,
          notifier
              + settings.formatted(
                  slow.url(), "crashed,gave_up,crash_loop,recovered", folder.resolve("state")),
          false);
    }
    try (Arrivals slow = new Arrivals(SLOW)) {
      Path folder = scratch.resolve("slow");
      benchmark.measure(
          "notifier, a message for each event",
          "200 ms",
          Optional.of(slow),
          folder,
          notifier + settings.formatted(slow.url(), "PROCESS_STATE", folder.resolve("state")),
          true);
    }
    Path folder = scratch.resolve("down");
    benchmark.measure(
        "notifier, a message for each event",
        "down",
        Optional.empty(),
        folder,
        notifier + settings.formatted(nobody(), "PROCESS_STATE", folder.resolve("state")),
        true);
    try (Arrivals slow = new Arrivals(SLOW)) {
      benchmark.measure(
          "Python, urllib before OK",
          "200 ms",
          Optional.of(slow),
          scratch.resolve("python"),
          python.formatted(slow.url()),
          true);
    }
    benchmark.measure(
        "Python, urllib before OK",
        "down",
        Optional.empty(),
        scratch.resolve("python-down"),
        python.formatted(nobody()),
        true);
    benchmark.table.print(System.out);
  }

  /** An address on which nobody listens. */
  private static String nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }
  }

  private void measure(
      String way,
      String endpoint,
      Optional<Arrivals> arrivals,
      Path folder,
      String listener,
      boolean oneForEach)
      throws IOException, InterruptedException, SQLException {
    Path times = folder.resolve("times");
    try (RunningSupervisor running =
        new RunningSupervisor("supervisord", folder, sections(listener, times))) {
      Path dying = folder.resolve("dying");
      Path state = folder.resolve("state");
      RunningSupervisor.await(
          PATIENCE,
          () -> running.client().getProcessInfo("measured").stateName().equals("RUNNING"));
      int pid = running.pidOf("measured");
      double before = ProcessMemory.of(pid).residentMiB();
      double seconds = storm(running, dying, times, 1);
      if (oneForEach) {
        awaitTaken(arrivals, state, EventTimes.read(times).keySet());
      }
      double halfWay = ProcessMemory.of(pid).residentMiB();
      running.client().stopProcessGroup("storm", true);
      seconds += storm(running, dying, times, 2);

      Set<Long> emitted = EventTimes.read(times).keySet();
      String drained = oneForEach ? "-" : drained(state, arrivals);
      if (oneForEach) {
        awaitTaken(arrivals, state, emitted);
      }
      long stored = pending(state);
      long delivered =
          oneForEach ? delivered(arrivals, emitted) : arrivals.map(Arrivals::requests).orElse(0);
      boolean keepsNothing = !Files.exists(state);
      long saidLost = lines(folder.resolve("measured.log"), "lost: ");
      long missing = oneForEach ? missing(emitted, arrivals, state) : 0;
      double after = ProcessMemory.of(pid).residentMiB();
      table.row(
          way,
          endpoint,
          number(emitted.size(), 0),
          number(seconds, 1),
          number(delivered, 0),
          number(stored, 0),
          number(keepsNothing ? missing - saidLost : 0, 0),
          number(keepsNothing ? saidLost : missing, 0),
          drained,
          number(before, 1),
          number(halfWay, 1),
          number(after, 1));
    }
  }

  /**
   * Half of the events, until supervisord has told them: it tells most of them afterwards.
   *
   * @return seconds until they had happened
   */
  private static double storm(RunningSupervisor running, Path dying, Path times, int number)
      throws IOException, InterruptedException {
    Files.createFile(dying);
    long start = System.nanoTime();
    running.client().startProcessGroup("storm", false);
    awaitLives(running, number * EVENTS / 2 / EVENTS_A_LIFE);
    double seconds = (System.nanoTime() - start) / 1e9;
    // supervisord would not stop what is just being started again.
    Files.delete(dying);
    settle(times);
    return seconds;
  }

  /** Waits until the programs have died so often that the events are enough. */
  private static void awaitLives(RunningSupervisor running, int lives)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (lines(running.log(), "spawned: 'storm_") < lives) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no storm within " + PATIENCE);
      }
      Thread.sleep(500);
    }
  }

  private static long lines(Path log, String part) throws IOException {
    if (!Files.exists(log)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(part)).count();
    }
  }

  private static long delivered(Optional<Arrivals> arrivals, Set<Long> emitted) {
    return arrivals
        .map(known -> known.bySerial().keySet().stream().filter(emitted::contains).count())
        .orElse(0L);
  }

  /** How many of the events are neither at the endpoint nor in the outbox. */
  private static long missing(Set<Long> emitted, Optional<Arrivals> arrivals, Path state)
      throws SQLException {
    Set<Long> missing = new HashSet<>(emitted);
    if (Files.exists(state)) {
      missing.removeAll(Soak.stored(state.resolve("outbox.db")));
    }
    arrivals.ifPresent(known -> missing.removeAll(known.bySerial().keySet()));
    return missing.size();
  }

  /** Waits until something came and nothing is left to be delivered, or no longer; says which. */
  private static String drained(Path state, Optional<Arrivals> arrivals)
      throws InterruptedException, SQLException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < DRAIN.toNanos()) {
      boolean came = arrivals.map(known -> known.requests() > 0).orElse(true);
      if (came && Files.exists(state) && pending(state) == 0) {
        return "in " + number((System.nanoTime() - start) / 1e9, 1) + " s";
      }
      Thread.sleep(200);
    }
    return "not within " + DRAIN.toSeconds() + " s";
  }

  /** Waits until each event is delivered or stored; not for a listener that stores nothing. */
  private static void awaitTaken(Optional<Arrivals> arrivals, Path state, Set<Long> emitted)
      throws InterruptedException, SQLException {
    long start = System.nanoTime();
    while (Files.exists(state)
        && pending(state) + delivered(arrivals, emitted) < emitted.size()
        && System.nanoTime() - start < DRAIN.toNanos()) {
      Thread.sleep(200);
    }
  }

  private static long pending(Path state) throws SQLException {
    Path file = state.resolve("outbox.db");
    if (!Files.exists(file)) {
      return 0;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("select count(*) from delivery where state = 'pending'")) {
      return count.getLong(1);
    }
  }

  /** Waits until the C listener has heard nothing for a while. */
  private static void settle(Path times) throws InterruptedException {
    int last = -1;
    while (size(times) != last) {
      last = size(times);
      Thread.sleep(3000);
    }
  }

  private static int size(Path times) {
    try {
      return EventTimes.read(times).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String sections(String listener, Path times) {
    return """
    [program:storm]
    command=/bin/sh -c "if [ -e %s ]; then exit 1; fi; exec sleep 3600"
    numprocs=50
    process_name=%%(program_name)s_%%(process_num)02d
    startsecs=0
    autostart=false
    autorestart=true
    stdout_logfile=NONE
    stderr_logfile=NONE

    [eventlistener:measured]
    events=PROCESS_STATE
    buffer_size=%d
    stderr_logfile=%s
    %s
    [eventlistener:floor]
    command=%s %s
    events=PROCESS_STATE
    buffer_size=1000000
    """
        .formatted(
            times.resolveSibling("dying"),
            BUFFER,
            times.resolveSibling("measured.log"),
            listener,
            floor,
            times);
  }
}

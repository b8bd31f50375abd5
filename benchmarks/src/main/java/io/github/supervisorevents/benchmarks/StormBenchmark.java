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

/**
 * 10,000 state changes as fast as the real supervisord makes them, with an endpoint that takes 200
 * ms a request and with one that is down. A C listener with a large buffer counts what was emitted;
 * what is neither at the endpoint nor in the outbox is lost.
 *
 * <p>Arguments: the distribution's folder, a scratch folder, the compiled C loop, the peers'
 * folder.
 */
public final class StormBenchmark {
  private static final int EVENTS = 10_000;
  private static final int BUFFER = 1024;
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
          "refused by the full buffer",
          "delivered",
          "stored, to be delivered",
          "lost",
          "drained",
          "resident MiB before",
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
          "notifier, incidents (as it comes)",
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
      RunningSupervisor.await(
          PATIENCE,
          () -> running.client().getProcessInfo("measured").stateName().equals("RUNNING"));
      int pid = running.pidOf("measured");
      double before = ProcessMemory.of(pid).residentMiB();
      long start = System.nanoTime();
      running.client().startProcessGroup("storm", false);
      RunningSupervisor.await(PATIENCE, () -> size(times) >= EVENTS);
      double seconds = (System.nanoTime() - start) / 1e9;
      running.client().stopProcessGroup("storm", true);
      settle(times);

      Set<Long> emitted = new HashSet<>(EventTimes.read(times).keySet());
      long refused =
          running.logLines().stream()
              .filter(line -> line.contains("pool measured event buffer overflowed"))
              .count();
      String drained = drain(arrivals, folder, oneForEach);
      long stored = pending(folder.resolve("state"));
      long delivered =
          arrivals
              .map(a -> a.bySerial().keySet().stream().filter(emitted::contains).count())
              .orElse(0L);
      double after = ProcessMemory.of(pid).residentMiB();
      table.row(
          way,
          endpoint,
          number(emitted.size(), 0),
          number(seconds, 1),
          number(refused, 0),
          number(delivered, 0),
          number(stored, 0),
          oneForEach ? number(emitted.size() - delivered - stored, 0) : number(refused, 0),
          drained,
          number(before, 1),
          number(after, 1));
    }
  }

  /** Waits until nothing is left to be delivered, or no longer; says which. */
  private static String drain(Optional<Arrivals> arrivals, Path folder, boolean oneForEach)
      throws InterruptedException, SQLException {
    long start = System.nanoTime();
    if (arrivals.isEmpty()) {
      return "-";
    }
    Path state = folder.resolve("state");
    while ((System.nanoTime() - start) < DRAIN.toNanos()) {
      if (Files.exists(state) && pending(state) == 0 && !oneForEach) {
        return "in " + number((System.nanoTime() - start) / 1e9, 1) + " s";
      }
      Thread.sleep(200);
    }
    return "not within " + DRAIN.toSeconds() + " s";
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
    command=/bin/false
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
    %s
    [eventlistener:floor]
    command=%s %s
    events=PROCESS_STATE
    buffer_size=1000000
    """
        .formatted(BUFFER, listener, floor, times);
  }
}

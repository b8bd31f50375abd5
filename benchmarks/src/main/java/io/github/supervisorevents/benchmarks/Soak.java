package io.github.supervisorevents.benchmarks;

import static io.github.supervisorevents.benchmarks.Table.number;

import io.github.supervisorevents.benchmarks.TroubledEndpoint.Mood;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notifier under the real supervisord, with programs that die and an endpoint that misbehaves,
 * is killed and frozen at random for some minutes. A C listener counts what was emitted; what is
 * neither at the endpoint nor in the outbox, pending or buried, is lost.
 *
 * <p>Arguments: the distribution's folder, a scratch folder, the compiled C loop, minutes, a seed.
 */
public final class Soak {
  private static final Pattern SERIAL = Pattern.compile("\"serial\"\\s*:\\s*\"(\\d+)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningSupervisor running;
  private final TroubledEndpoint endpoint;
  private final Random random;
  private int kills;
  private int freezes;
  private double largest;

  private Soak(RunningSupervisor running, TroubledEndpoint endpoint, long seed) {
    this.running = running;
    this.endpoint = endpoint;
    this.random = new Random(seed);
  }

  /** Breaks things, counts, and exits with 1 when something is lost. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]).resolve("soak");
    Path times = folder.resolve("times");
    Duration duration = Duration.ofMinutes(Long.parseLong(args[3]));
    long seed = Long.parseLong(args[4]);
    Soak soak;
    Set<Long> lost;
    Set<Long> taken;
    try (TroubledEndpoint endpoint = new TroubledEndpoint()) {
      try (RunningSupervisor running =
          new RunningSupervisor(
              "supervisord", folder, sections(args[0], folder, endpoint, args[2], times))) {
        soak = new Soak(running, endpoint, seed);
        soak.breakThings(duration);
        // What supervisord tells of its own end reaches no listener for sure.
        lost = new TreeSet<>(EventTimes.read(times).keySet());
      }
      taken = endpoint.taken();
    }
    Set<Long> stored = stored(folder.resolve("state/outbox.db"));
    int emitted = lost.size();
    lost.removeAll(taken);
    lost.removeAll(stored);
    Table table =
        new Table(
            "seed",
            "minutes",
            "kills",
            "freezes",
            "emitted",
            "delivered",
            "stored",
            "lost",
            "resident MiB, largest");
    table.row(
        Long.toString(seed),
        number(duration.toMinutes(), 0),
        number(soak.kills, 0),
        number(soak.freezes, 0),
        number(emitted, 0),
        number(taken.size(), 0),
        number(stored.size(), 0),
        number(lost.size(), 0),
        number(soak.largest, 1));
    table.print(System.out);
    if (!lost.isEmpty() || emitted == 0) {
      System.out.println("lost serials: " + lost);
      System.exit(1);
    }
  }

  private void breakThings(Duration duration) throws IOException, InterruptedException {
    running.client().startProcessGroup("dying", false);
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(random.nextInt(2000));
      step();
    }
    endpoint.is(Mood.TAKES);
    running.client().stopProcessGroup("dying", true);
    notifier();
    // The last events reach both listeners, whatever the notifier then still has to deliver.
    Thread.sleep(5000);
  }

  private void step() throws IOException, InterruptedException {
    long pid = notifier();
    largest = Math.max(largest, ProcessMemory.of(pid).residentMiB());
    int what = random.nextInt(10);
    if (what < 2) {
      signal("KILL", pid);
      kills++;
    } else if (what < 4) {
      signal("STOP", pid);
      Thread.sleep(random.nextInt(3000));
      signal("CONT", pid);
      freezes++;
    } else if (what < 7) {
      endpoint.is(Mood.TAKES);
    } else {
      endpoint.is(Mood.values()[random.nextInt(Mood.values().length)]);
    }
  }

  private long notifier() throws InterruptedException {
    RunningSupervisor.await(
        PATIENCE, () -> running.client().getProcessInfo("measured").stateName().equals("RUNNING"));
    return running.pidOf("measured");
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  /** The events in an outbox whose delivery is not done: pending or buried. */
  static Set<Long> stored(Path file) throws SQLException {
    Set<Long> serials = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select json from notification n join delivery d on d.notification = n.seq"
                    + " where d.state <> 'sent'")) {
      while (rows.next()) {
        Matcher found = SERIAL.matcher(rows.getString(1));
        while (found.find()) {
          serials.add(Long.valueOf(found.group(1)));
        }
      }
    }
    return serials;
  }

  private static String sections(
      String distribution, Path folder, TroubledEndpoint endpoint, String floor, Path times) {
    return """
    [program:dying]
    command=/bin/sleep 0.5
    numprocs=5
    process_name=%%(program_name)s_%%(process_num)02d
    startsecs=0
    autostart=false
    autorestart=true
    stdout_logfile=NONE
    stderr_logfile=NONE

    [eventlistener:measured]
    command=%s/bin/supervisor-notifier
    events=PROCESS_STATE
    buffer_size=100000
    startsecs=0
    startretries=1000000
    autorestart=true
    environment=WEBHOOK_URL="%s",NOTIFY_ON="PROCESS_STATE",NOTIFIER_STATE_DIR="%s",NOTIFIER_HTTP_TIMEOUT="1s"

    [eventlistener:floor]
    command=%s %s
    events=PROCESS_STATE
    buffer_size=1000000
    """
        .formatted(distribution, endpoint.url(), folder.resolve("state"), floor, times);
  }
}

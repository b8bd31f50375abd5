package io.github.supervisorevents.benchmarks;

import static io.github.supervisorevents.benchmarks.Table.number;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * From the death of a program to the request at an endpoint, under the real supervisord: the
 * notifier, telling events or incidents, and the Python script that posts before it says OK. A C
 * listener in the same supervisor says when supervisord told, so that its own delay can be taken
 * off. Each death is another program's, so that each is an incident of its own. Of incidents five
 * are told at once, what comes soon after them is gathered: these are measured five after each
 * start.
 *
 * <p>Arguments: the distribution's folder, a scratch folder, the compiled C loop, the peers'
 * folder, the supervisors' commands.
 */
public final class DeliveryBenchmark {
  private static final int DEATHS = 60;
  private static final int TOLD_AT_ONCE = 5;

  /** What the notifier makes a message of. */
  private enum Told {
    EVENTS("notifier, each event", "PROCESS_STATE_EXITED", DEATHS),
    INCIDENTS("notifier, incidents, the first five", "crashed", TOLD_AT_ONCE);

    private final String words;
    private final String notifyOn;
    private final int afterEachStart;

    Told(String words, String notifyOn, int afterEachStart) {
      this.words = words;
      this.notifyOn = notifyOn;
      this.afterEachStart = afterEachStart;
    }
  }

  private DeliveryBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Path scratch = Path.of(args[1]);
    Table table =
        new Table(
            "supervisor",
            "way",
            "deaths",
            "death to request p50 ms",
            "p99 ms",
            "beyond the supervisor's own p50 ms",
            "p99 ms");
    for (int i = 4; i < args.length; i++) {
      String name = Path.of(args[i]).getFileName().toString();
      for (Told told : Told.values()) {
        measure(
            table,
            args[i],
            told.words,
            told.afterEachStart,
            scratch.resolve(name + "-" + told),
            Path.of(args[2]),
            """
            command=%s/bin/supervisor-notifier
            environment=WEBHOOK_URL="URL",NOTIFY_ON="%s",GROUP_WAIT="0s",NOTIFIER_STATE_DIR="FOLDER/state"
            """
                .formatted(args[0], told.notifyOn));
      }
      measure(
          table,
          args[i],
          "Python, urllib before OK",
          DEATHS,
          scratch.resolve(name + "-python"),
          Path.of(args[2]),
          """
          command=/usr/bin/python3 %s/post.py
          environment=ENDPOINT="URL"
          """
              .formatted(args[3]));
    }
    table.print(System.out);
  }

  private static void measure(
      Table table,
      String supervisor,
      String way,
      int afterEachStart,
      Path folder,
      Path floor,
      String listener)
      throws IOException, InterruptedException {
    Samples whole = new Samples();
    Samples beyond = new Samples();
    while (whole.count() < DEATHS) {
      Path fresh = folder.resolve(String.valueOf(whole.count()));
      measure(supervisor, afterEachStart, fresh, floor, listener, whole, beyond);
    }
    table.row(
        Path.of(supervisor).getFileName().toString(),
        way,
        Integer.toString(whole.count()),
        number(whole.medianMillis(), 1),
        number(whole.percentileMillis(0.99), 1),
        number(beyond.medianMillis(), 1),
        number(beyond.percentileMillis(0.99), 1));
  }

  private static void measure(
      String supervisor,
      int deaths,
      Path folder,
      Path floor,
      String listener,
      Samples whole,
      Samples beyond)
      throws IOException, InterruptedException {
    Path times = folder.resolve("times");
    try (Arrivals arrivals = new Arrivals(Duration.ZERO);
        RunningSupervisor running =
            new RunningSupervisor(
                supervisor, folder, sections(listener, arrivals.url(), folder, floor, times))) {
      for (int i = 0; i < deaths; i++) {
        String victim = "victim" + i;
        RunningSupervisor.await(Duration.ofSeconds(10), () -> running.pidOf(victim) > 0);
        Thread.sleep(120 + 7L * i);
        long pid = running.pidOf(victim);
        int toldBefore = told(times).size();
        Instant died = Instant.now();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        RunningSupervisor.await(Duration.ofSeconds(20), () -> arrivals.byPid().containsKey(pid));
        Instant arrived = arrivals.byPid().get(pid);
        whole.add(Duration.between(died, arrived).toNanos());
        RunningSupervisor.await(Duration.ofSeconds(20), () -> told(times).size() > toldBefore);
        Instant told = told(times).lastEntry().getValue();
        beyond.add(Duration.between(told, arrived).toNanos());
      }
    }
  }

  private static NavigableMap<Long, Instant> told(Path times) {
    try {
      return new TreeMap<>(EventTimes.read(times));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sections(String listener, String url, Path folder, Path floor, Path times) {
    return """
    [eventlistener:measured]
    events=PROCESS_STATE_EXITED
    buffer_size=1024
    %s
    [eventlistener:floor]
    command=%s %s
    events=PROCESS_STATE_EXITED
    buffer_size=1024
    """
            .formatted(
                listener.replace("URL\"", url + "\"").replace("FOLDER", folder.toString()),
                floor,
                times)
        + IntStream.range(0, DEATHS).mapToObj(DeliveryBenchmark::victim).collect(joining());
  }

  private static String victim(int number) {
    return """
    [program:victim%d]
    command=/bin/sleep 100000
    startsecs=0
    autorestart=true
    """
        .formatted(number);
  }
}

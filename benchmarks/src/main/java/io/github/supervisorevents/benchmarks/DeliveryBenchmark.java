package io.github.supervisorevents.benchmarks;

import static io.github.supervisorevents.benchmarks.Table.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * From the death of a program to the request at an endpoint, under the real supervisord: the
 * notifier, and the Python script that posts before it says OK. A C listener in the same supervisor
 * says when supervisord told, so that its own delay can be taken off.
 *
 * <p>Arguments: the distribution's folder, a scratch folder, the compiled C loop, the peers'
 * folder, the supervisors' commands.
 */
public final class DeliveryBenchmark {
  private static final int DEATHS = 60;

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
      measure(
          table,
          args[i],
          "notifier",
          scratch.resolve(name + "-notifier"),
          Path.of(args[2]),
          """
          command=%s/bin/supervisor-notifier
          environment=WEBHOOK_URL="URL",NOTIFY_ON="PROCESS_STATE_EXITED",GROUP_WAIT="0s",NOTIFIER_STATE_DIR="FOLDER/state"
          """
              .formatted(args[0]));
      measure(
          table,
          args[i],
          "Python, urllib before OK",
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
      Table table, String supervisor, String way, Path folder, Path floor, String listener)
      throws IOException, InterruptedException {
    Path times = folder.resolve("times");
    try (Arrivals arrivals = new Arrivals(Duration.ZERO);
        RunningSupervisor running =
            new RunningSupervisor(
                supervisor, folder, sections(listener, arrivals.url(), folder, floor, times))) {
      Samples whole = new Samples();
      Samples beyond = new Samples();
      for (int i = 0; i < DEATHS; i++) {
        int before = arrivals.count();
        RunningSupervisor.await(Duration.ofSeconds(10), () -> running.pidOf("victim") > 0);
        Thread.sleep(120 + 7L * i);
        Instant died = Instant.now();
        ProcessHandle.of(running.pidOf("victim")).orElseThrow().destroyForcibly();
        RunningSupervisor.await(Duration.ofSeconds(20), () -> arrivals.count() > before);
        Map<Long, Instant> arrived = arrivals.bySerial();
        long serial = arrived.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
        whole.add(Duration.between(died, arrived.get(serial)).toNanos());
        RunningSupervisor.await(Duration.ofSeconds(20), () -> noted(times, serial));
        Instant told = EventTimes.read(times).get(serial);
        beyond.add(Duration.between(told, arrived.get(serial)).toNanos());
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
  }

  private static boolean noted(Path times, long serial) {
    try {
      return EventTimes.read(times).containsKey(serial);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sections(String listener, String url, Path folder, Path floor, Path times) {
    return """
    [program:victim]
    command=/bin/sleep 100000
    startsecs=0
    autorestart=true

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
            times);
  }
}

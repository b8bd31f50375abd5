package io.github.supervisorevents.benchmarks;

import static io.github.supervisorevents.benchmarks.Table.number;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays supervisord to listener commands and prints time to READY, round trips, memory and what
 * they do at the end of input.
 *
 * <p>Arguments: the distribution's folder, a folder for scratch files, the compiled C loop, the
 * peers' folder, the class path of the bare SDK listener.
 */
public final class ListenerBenchmark {
  private static final int STARTS = 21;
  private static final int WARM_UP = 20_000;
  private static final int ROUND_TRIPS = 40_000;
  private static final long SETTLE_MILLIS = 12_000;

  private final File stderr;

  private ListenerBenchmark(Path scratch) {
    this.stderr = scratch.resolve("stderr.log").toFile();
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Path distribution = Path.of(args[0]);
    Path scratch = Path.of(args[1]);
    ListenerBenchmark benchmark = new ListenerBenchmark(scratch);
    Table table =
        new Table(
            "listener",
            "READY ms p50",
            "READY ms p90",
            "CPU ms until READY",
            "round trips/s",
            "p50 ms",
            "p99 ms",
            "CPU µs an event",
            "resident MiB",
            "private MiB",
            "of it changed MiB",
            "resident MiB after all events",
            "at end of input");
    try (LocalServices services = new LocalServices()) {
      List<ListenerCommand> commands = new ArrayList<>();
      commands.add(new ListenerCommand("C loop (the floor)", List.of(args[2]), Map.of()));
      commands.add(
          new ListenerCommand(
              "Python, childutils",
              List.of("/usr/bin/python3", args[3] + "/listener.py"),
              Map.of()));
      commands.add(
          new ListenerCommand(
              "SDK listener, small", List.of(args[3] + "/sdk-listener", args[4]), Map.of()));
      commands.add(
          new ListenerCommand(
              "SDK listener, as Java comes",
              List.of(args[3] + "/sdk-listener", args[4]),
              Map.of("SDK_OPTIONS", "-XX:+UseSerialGC -Xmx32m")));
      Map<String, String> quiet =
          new LinkedHashMap<>(services.notifierEnvironment(scratch.resolve("quiet")));
      quiet.put("NOTIFY_ON", "PROCESS_STATE_FATAL");
      List<String> notifier = List.of(distribution + "/bin/supervisor-notifier");
      commands.add(new ListenerCommand("notifier, 4 channels, each used once", notifier, quiet));
      Map<String, String> storing =
          new LinkedHashMap<>(services.notifierEnvironment(scratch.resolve("storing")));
      storing.put("NOTIFY_ON", "PROCESS_STATE_EXITED");
      commands.add(
          new ListenerCommand("notifier, every event stored for 4 channels", notifier, storing));
      for (ListenerCommand command : commands) {
        benchmark.measure(command, table);
        if (command.name().endsWith("used once") && !services.allUsed()) {
          throw new IllegalStateException("not all channels were used: " + services.counts());
        }
      }
    }
    table.print(System.out);
  }

  private void measure(ListenerCommand command, Table table)
      throws IOException, InterruptedException {
    Samples starts = new Samples();
    Samples startCpu = new Samples();
    for (int i = 0; i < STARTS; i++) {
      try (PlayedListener listener = new PlayedListener(command, stderr)) {
        starts.add(listener.awaitReady());
        startCpu.add(ProcessCpu.nanos(listener.pid()));
        listener.end();
      }
    }
    try (PlayedListener listener = new PlayedListener(command, stderr)) {
      listener.awaitReady();
      listener.gaveUp();
      ProcessMemory once = settled(listener);
      Samples trips = new Samples();
      double seconds;
      double cpu;
      AwakeCores awake = new AwakeCores();
      try {
        listener.exited(WARM_UP, new Samples());
        long cpuBefore = ProcessCpu.nanos(listener.pid());
        seconds = listener.exited(ROUND_TRIPS, trips) / 1e9;
        cpu = (ProcessCpu.nanos(listener.pid()) - cpuBefore) / 1e3 / ROUND_TRIPS;
      } finally {
        awake.stop();
      }
      ProcessMemory atEnd = settled(listener);
      table.row(
          command.name(),
          number(starts.medianMillis(), 1),
          number(starts.percentileMillis(0.9), 1),
          number(startCpu.medianMillis(), 1),
          number(ROUND_TRIPS / seconds, 0),
          number(trips.medianMillis(), 3),
          number(trips.percentileMillis(0.99), 3),
          number(cpu, 1),
          number(once.residentMiB(), 1),
          number(once.privateMiB(), 1),
          number(once.changedMiB(), 1),
          number(atEnd.residentMiB(), 1),
          listener.end());
    }
  }

  /** What it needs when it has had time to deliver, and to give back what it does not need. */
  private static ProcessMemory settled(PlayedListener listener)
      throws IOException, InterruptedException {
    Thread.sleep(SETTLE_MILLIS);
    return ProcessMemory.of(listener.pid());
  }
}

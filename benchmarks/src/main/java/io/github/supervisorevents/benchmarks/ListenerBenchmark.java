package io.github.supervisorevents.benchmarks;

import static io.github.supervisorevents.benchmarks.Table.number;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final int PROCESSES = 5;
  private static final long SETTLE_MILLIS = 12_000;

  private final Path scratch;
  private final File stderr;

  private ListenerBenchmark(Path scratch) {
    this.scratch = scratch;
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
    for (ListenerCommand command : bare(args[2], args[3], args[4])) {
      benchmark.measure(command, table);
    }
    Path notifier = distribution.resolve("bin/supervisor-notifier");
    try (LocalServices services = LocalServices.plain()) {
      benchmark.notifier(
          notifier, services, "plain", "notifier, 4 channels, each used once", table);
      Map<String, String> storing =
          new LinkedHashMap<>(services.notifierEnvironment(scratch.resolve("storing")));
      storing.put("NOTIFY_ON", "PROCESS_STATE_EXITED");
      benchmark.measure(
          new ListenerCommand(
              "notifier, every event stored for 4 channels", List.of(notifier.toString()), storing),
          table);
    }
    try (LocalServices services = LocalServices.secured(scratch)) {
      benchmark.notifier(
          notifier, services, "tls", "notifier, 4 channels by TLS, each used once", table);
    }
    table.print(System.out);
  }

  private static List<ListenerCommand> bare(String floor, String peers, String classPath) {
    List<String> sdkListener = List.of(peers + "/sdk-listener", classPath);
    Map<String, String> asJavaComes = Map.of("SDK_OPTIONS", "-XX:+UseSerialGC -Xmx32m");
    return List.of(
        new ListenerCommand("C loop (the floor)", List.of(floor), Map.of()),
        new ListenerCommand(
            "Python, childutils", List.of("/usr/bin/python3", peers + "/listener.py"), Map.of()),
        new ListenerCommand("SDK listener, small", sdkListener, Map.of()),
        new ListenerCommand("SDK listener, as Java comes", sdkListener, asJavaComes));
  }

  private void notifier(
      Path launcher, LocalServices services, String state, String name, Table table)
      throws IOException, InterruptedException {
    Map<String, String> environment =
        new LinkedHashMap<>(services.notifierEnvironment(scratch.resolve(state)));
    environment.put("NOTIFY_ON", "PROCESS_STATE_FATAL");
    measure(new ListenerCommand(name, List.of(launcher.toString()), environment), table);
    if (!services.allUsed()) {
      throw new IllegalStateException("not all channels were used: " + services.counts());
    }
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
    RoundTrips trips = new RoundTrips();
    ProcessMemory once;
    ProcessMemory atEnd;
    String end;
    try (PlayedListener listener = new PlayedListener(command, stderr)) {
      listener.awaitReady();
      listener.gaveUp();
      once = settled(listener);
      trips.with(listener);
      atEnd = settled(listener);
      end = listener.end();
    }
    for (int i = 1; i < PROCESSES; i++) {
      ListenerCommand fresh = command.withFreshState(Files.createTempDirectory(scratch, "state"));
      try (PlayedListener listener = new PlayedListener(fresh, stderr)) {
        listener.awaitReady();
        listener.gaveUp();
        trips.with(listener);
      }
    }
    table.row(
        command.name(),
        number(starts.medianMillis(), 1),
        number(starts.percentileMillis(0.9), 1),
        number(startCpu.medianMillis(), 1),
        number(trips.perSecond(), 0),
        number(trips.percentileMillis(0.5), 3),
        number(trips.percentileMillis(0.99), 3),
        number(trips.cpuMicros(), 1),
        number(once.residentMiB(), 1),
        number(once.privateMiB(), 1),
        number(once.changedMiB(), 1),
        number(atEnd.residentMiB(), 1),
        end);
  }

  /** What it needs when it has had time to deliver, and to give back what it does not need. */
  private static ProcessMemory settled(PlayedListener listener)
      throws IOException, InterruptedException {
    Thread.sleep(SETTLE_MILLIS);
    return ProcessMemory.of(listener.pid());
  }
}

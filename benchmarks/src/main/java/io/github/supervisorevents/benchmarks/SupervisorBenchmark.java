package io.github.supervisorevents.benchmarks;

import static io.github.supervisorevents.benchmarks.Table.number;

import io.github.supervisorevents.listener.rpc.SupervisorCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Supervisors in turn: programs up, respawn, getAllProcessInfo, child output through a rotating
 * log, event dispatch, memory, CPU when idle.
 *
 * <p>Arguments: a scratch folder, the compiled C loop, the supervisors' commands.
 */
public final class SupervisorBenchmark {
  private static final int RESPAWNS = 40;
  private static final int CALLS = 30;
  private static final int EVENTS = 10_000;
  private static final int OUTPUT_MIB = 400;
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String command;
  private final Path folder;
  private final Path floor;
  private final List<String> figures = new ArrayList<>();

  private SupervisorBenchmark(String command, Path folder, Path floor) {
    this.command = command;
    this.folder = folder;
    this.floor = floor;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Path scratch = Path.of(args[0]);
    List<String> names = new ArrayList<>(List.of("what"));
    List<List<String>> columns = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      String name = Path.of(args[i]).getFileName().toString();
      names.add(name);
      columns.add(
          new SupervisorBenchmark(args[i], scratch.resolve(name), Path.of(args[1])).measure());
    }
    Table table = new Table(names.toArray(String[]::new));
    List<String> what =
        List.of(
            "start until it answers, ms",
            "500 programs: all RUNNING after s (startsecs=1)",
            "500 programs: getAllProcessInfo p50 ms",
            "500 programs: getAllProcessInfo p99 ms",
            "500 programs: resident MiB",
            "500 programs: private MiB",
            "500 programs: CPU when idle, % of one core",
            "500 programs: threads",
            "2,000 programs: all RUNNING after s (startsecs=1)",
            "2,000 programs: resident MiB",
            "death to respawn p50 ms",
            "death to respawn p99 ms",
            "400 MiB of output through a rotating log, s",
            "events to a trivial listener, 1/s");
    for (int row = 0; row < what.size(); row++) {
      List<String> cells = new ArrayList<>(List.of(what.get(row)));
      for (List<String> column : columns) {
        cells.add(column.get(row));
      }
      table.row(cells.toArray(String[]::new));
    }
    table.print(System.out);
  }

  private List<String> measure() throws IOException, InterruptedException {
    manyPrograms();
    respawn();
    output();
    dispatch();
    return figures;
  }

  private void figure(double value, int digits) {
    figures.add(number(value, digits));
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }

  private void manyPrograms() throws IOException, InterruptedException {
    long start = System.nanoTime();
    RunningSupervisor empty = new RunningSupervisor(command, folder.resolve("0"), "");
    double answered = seconds(start);
    empty.close();
    figure(answered * 1000, 0);
    start = System.nanoTime();
    try (RunningSupervisor running =
        new RunningSupervisor(command, folder.resolve("500"), sleepers(500))) {
      RunningSupervisor.await(PATIENCE, () -> running.running() == 500);
      figure(seconds(start), 2);
      Samples calls = new Samples();
      for (int i = 0; i < CALLS * 2; i++) {
        long called = System.nanoTime();
        running.client().getAllProcessInfo();
        if (i >= CALLS) {
          calls.add(System.nanoTime() - called);
        }
      }
      figure(calls.medianMillis(), 1);
      figure(calls.percentileMillis(0.99), 1);
      ProcessMemory memory = ProcessMemory.of(running.pid());
      figure(memory.residentMiB(), 1);
      figure(memory.privateMiB(), 1);
      Duration before = running.cpu();
      Thread.sleep(IDLE.toMillis());
      figure(100.0 * running.cpu().minus(before).toNanos() / IDLE.toNanos(), 2);
      try (var threads = Files.list(Path.of("/proc/" + running.pid() + "/task"))) {
        figure(threads.count(), 0);
      }
    }
    start = System.nanoTime();
    try (RunningSupervisor running =
        new RunningSupervisor(command, folder.resolve("2000"), sleepers(2000))) {
      RunningSupervisor.await(PATIENCE, () -> running.running() == 2000);
      figure(seconds(start), 2);
      figure(ProcessMemory.of(running.pid()).residentMiB(), 1);
    }
  }

  private static String sleepers(int count) {
    return """
    [program:sleeper]
    command=/bin/sleep 100000
    numprocs=%d
    process_name=sleeper_%%(process_num)04d
    stdout_logfile=NONE
    stderr_logfile=NONE
    """
        .formatted(count);
  }

  private void respawn() throws IOException, InterruptedException {
    Path starts = folder.resolve("starts");
    String program =
        """
        [program:victim]
        command=/bin/sh -c "date +%%%%s%%%%N >>%s; exec sleep 100000"
        startsecs=0
        autorestart=true
        """
            .formatted(starts);
    try (RunningSupervisor running =
        new RunningSupervisor(command, folder.resolve("respawn"), program)) {
      Samples respawns = new Samples();
      for (int i = 0; i < RESPAWNS; i++) {
        int count = i + 1;
        RunningSupervisor.await(PATIENCE, () -> lines(starts).size() == count);
        Thread.sleep(50 + 13L * i);
        Instant died = Instant.now();
        ProcessHandle.of(running.pidOf("victim")).orElseThrow().destroyForcibly();
        RunningSupervisor.await(PATIENCE, () -> lines(starts).size() == count + 1);
        long nanos = Long.parseLong(lines(starts).get(count));
        Instant started = Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
        respawns.add(Duration.between(died, started).toNanos());
      }
      figure(respawns.medianMillis(), 1);
      figure(respawns.percentileMillis(0.99), 1);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void output() throws IOException, InterruptedException {
    String program =
        """
        [program:chatty]
        command=/bin/sh -c "head -c %dM /dev/zero | tr '\\0' x"
        autostart=false
        autorestart=false
        startsecs=0
        stdout_logfile=%s/chatty.log
        stdout_logfile_maxbytes=50MB
        stdout_logfile_backups=2
        """
            .formatted(OUTPUT_MIB, folder);
    try (RunningSupervisor running =
        new RunningSupervisor(command, folder.resolve("output"), program)) {
      long start = System.nanoTime();
      running.client().startProcess("chatty");
      RunningSupervisor.await(
          PATIENCE, () -> running.client().getProcessInfo("chatty").stateName().equals("EXITED"));
      figure(seconds(start), 2);
    }
  }

  private void dispatch() throws IOException, InterruptedException {
    Path times = folder.resolve("times");
    String listener =
        """
        [eventlistener:floor]
        command=%s %s
        events=REMOTE_COMMUNICATION
        buffer_size=%d
        """
            .formatted(floor, times, EVENTS * 2);
    try (RunningSupervisor running =
        new RunningSupervisor(command, folder.resolve("dispatch"), listener)) {
      running
          .client()
          .multicall(
              Collections.nCopies(
                  EVENTS, SupervisorCalls.sendRemoteCommEvent("bench", "an event")));
      RunningSupervisor.await(PATIENCE, () -> lines(times).size() == EVENTS);
      // Of those that wait in the buffer: jsupervisord sends the first while it takes the calls.
      List<Instant> waited = EventTimes.read(times).values().stream().sorted().skip(1).toList();
      Duration took = Duration.between(waited.get(0), waited.get(waited.size() - 1));
      figure((waited.size() - 1) / (took.toNanos() / 1e9), 0);
    }
  }
}

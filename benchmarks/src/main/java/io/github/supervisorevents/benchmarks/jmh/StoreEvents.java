package io.github.supervisorevents.benchmarks.jmh;

import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.Durability;
import io.github.supervisorevents.notifier.outbox.SqliteOutbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One outbox transaction: a notification, and a delivery for each of two channels. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoreEvents {
  /** Survives kill -9, or loss of power, too. */
  @Param({"NORMAL", "FULL"})
  public Durability durability;

  private Path folder;
  private SqliteOutbox outbox;
  private long serial;

  /** Opens a fresh outbox. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = Files.createTempDirectory("store");
    outbox = SqliteOutbox.open(folder.resolve("outbox.db"), durability, Clock.systemUTC());
  }

  /** Closes and removes it. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    outbox.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Commits one. */
  @Benchmark
  public void store() {
    serial++;
    Instant now = Instant.now();
    Notification notification =
        new Notification(
            "n" + serial,
            Status.EVENT,
            Kind.EXITED,
            Severity.INFO,
            now,
            new Source("host", "supervisor"),
            List.of(),
            OptionalInt.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty());
    outbox.store(Batch.of(now, List.of(new Dispatch(notification, List.of("slack", "mail")))));
  }
}

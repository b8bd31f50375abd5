package io.github.supervisorevents.benchmarks.jmh;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.notifier.journal.EventJournal;
import io.github.supervisorevents.notifier.journal.JournalEntry;
import io.github.supervisorevents.notifier.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

/** One event into the journal, which is what comes before OK, and out of it again. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AppendEvents {
  private static final Event EVENT =
      Event.parse(
          EventHeader.parse(
              "ver:3.0 server:supervisor serial:21 pool:notifier poolserial:10"
                  + " eventname:PROCESS_STATE_EXITED len:71"),
          "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:2766");

  /** Whether it survives loss of power, or kill -9 alone. */
  @Param({"false", "true"})
  public boolean survivesPowerLoss;

  private Path folder;
  private EventJournal journal;
  private JournalReader reader;

  /** Opens a fresh journal. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = Files.createTempDirectory("append");
    journal = EventJournal.open(folder.resolve("journal"), "run", survivesPowerLoss);
    reader = new JournalReader(journal, Optional.empty());
  }

  /** Closes and removes it. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    reader.close();
    journal.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Writes and reads one. */
  @Benchmark
  public List<JournalEntry> append() {
    journal.append(Instant.now(), EVENT);
    List<JournalEntry> read = reader.next(256);
    reader.used(read.get(read.size() - 1).end());
    return read;
  }
}

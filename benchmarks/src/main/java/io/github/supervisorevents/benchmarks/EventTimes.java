package io.github.supervisorevents.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the C loop wrote: when the event of each serial reached a listener that does nothing. */
final class EventTimes {
  private EventTimes() {}

  static Map<Long, Instant> read(Path file) throws IOException {
    Map<Long, Instant> times = new HashMap<>();
    if (!Files.exists(file)) {
      return times;
    }
    for (String line : Files.readAllLines(file)) {
      int space = line.indexOf(' ');
      long nanos = Long.parseLong(line.substring(space + 1));
      times.put(
          Long.valueOf(line.substring(0, space)),
          Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000));
    }
    return times;
  }
}

package io.github.supervisorevents.notifier.route;

import io.github.supervisorevents.notifier.incident.ProcessName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * For a while nothing is told of some processes. Immutable.
 *
 * @param id short, unique
 * @param patterns which processes, as in {@link ProcessPatterns}
 * @param from since when
 * @param until until when
 * @param because why, as somebody said
 */
public record Silence(
    String id, List<String> patterns, Instant from, Instant until, Optional<String> because) {
  /** Checks and copies. */
  public Silence {
    Objects.requireNonNull(id, "id");
    patterns = List.copyOf(patterns);
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(because, "because");
    if (ProcessPatterns.of(patterns).included().isEmpty()) {
      throw new IllegalArgumentException(
          "expected patterns of processes such as web:*, found: " + patterns);
    }
  }

  /** Whether it holds now. */
  public boolean isActive(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  /** Whether it is over. */
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** Whether it is about this process. */
  public boolean covers(ProcessName process) {
    return ProcessPatterns.of(patterns).match(process.group(), process.process());
  }

  /** The same, over at this time. */
  public Silence endedAt(Instant time) {
    return new Silence(id, patterns, from, time.isBefore(from) ? from : time, because);
  }

  /** What it is about, and why. */
  public String words() {
    return String.join(", ", patterns) + because.map(why -> " (" + why + ")").orElse("");
  }
}

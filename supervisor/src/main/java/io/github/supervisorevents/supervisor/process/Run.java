package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.event.Ending;
import io.github.supervisorevents.supervisor.posix.ChildExit;
import java.util.Optional;

/** One life of a process: from its start to its end. */
final class Run {
  private final int pid;
  private final ProcessStreams streams;
  private final long startedNanos;
  private Optional<String> abandonedFor = Optional.empty();
  private Optional<Timers.Timer> lastResort = Optional.empty();
  private Optional<ChildExit> exit = Optional.empty();

  Run(int pid, ProcessStreams streams, long startedNanos) {
    this.pid = pid;
    this.streams = streams;
    this.startedNanos = startedNanos;
  }

  int pid() {
    return pid;
  }

  ProcessStreams streams() {
    return streams;
  }

  long nanosUntil(long now) {
    return now - startedNanos;
  }

  /**
   * It is to end, whatever its state.
   *
   * @param killing what is done if it does not end by itself
   */
  void abandon(String reason, Timers.Timer killing) {
    abandonedFor = Optional.of(reason);
    lastResort = Optional.of(killing);
  }

  Optional<String> abandonedFor() {
    return abandonedFor;
  }

  void end(ChildExit how) {
    exit = Optional.of(how);
    lastResort.ifPresent(Timers.Timer::cancel);
    streams.finish();
  }

  /** How it ended; empty while it has not. */
  Optional<Ending> ending() {
    return exit.map(EndingText::ending);
  }
}

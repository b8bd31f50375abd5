package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.process.Timers;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Starts processes that start by themselves: in order, a few in each turn of the loop, so that
 * events, clients and the processes that run already do not wait for hundreds of others.
 */
final class StartQueue {
  private static final long TURN_NANOS = Duration.ofMillis(10).toNanos();

  private final Deque<ManagedProcess> waiting = new ArrayDeque<>();
  private final Timers timers;
  private boolean scheduled;

  StartQueue(Timers timers) {
    this.timers = timers;
  }

  /** Starts those of the processes that have {@code autostart}, soon. */
  void autostart(Collection<ManagedProcess> processes) {
    processes.stream().filter(process -> process.spec().start().autostart()).forEach(waiting::add);
    schedule();
  }

  /** Nothing is started any more. */
  void clear() {
    waiting.clear();
  }

  private void schedule() {
    if (!scheduled && !waiting.isEmpty()) {
      scheduled = true;
      timers.after(Duration.ZERO, this::startSome);
    }
  }

  private void startSome() {
    scheduled = false;
    long begin = timers.nanoTime();
    while (!waiting.isEmpty() && timers.nanoTime() - begin < TURN_NANOS) {
      ManagedProcess next = waiting.remove();
      // Somebody may have been faster, or may have removed it.
      if (next.state() == ProcessState.STOPPED && next.started().isEmpty() && !next.isRetired()) {
        next.start();
      }
    }
    schedule();
  }
}

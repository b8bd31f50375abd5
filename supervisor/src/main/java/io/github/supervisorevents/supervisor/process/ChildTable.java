package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.posix.ChildExit;
import io.github.supervisorevents.supervisor.posix.Children;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which process a pid belongs to, and the reaping of those that have ended. */
public final class ChildTable {
  private final Map<Integer, ManagedProcess> processes = new HashMap<>();
  private final MainLog log;

  public ChildTable(MainLog log) {
    this.log = log;
  }

  void add(int pid, ManagedProcess process) {
    processes.put(pid, process);
  }

  /** Tells every process that has ended that it has; orphans are reaped too. */
  public void reap() {
    Optional<ChildExit> next = Children.reap();
    while (next.isPresent()) {
      ended(next.get());
      next = Children.reap();
    }
  }

  private void ended(ChildExit exit) {
    ManagedProcess process = processes.remove(exit.pid());
    if (process == null) {
      log.info("reaped unknown pid " + exit.pid() + " (" + EndingText.of(exit) + ")");
    } else {
      process.ended(exit);
    }
  }
}

package io.github.supervisorevents.supervisor.process;

import java.util.List;
import java.util.Optional;

/** The processes that go by one group name, in the order in which they start. */
public final class ProcessGroup {
  private final String name;
  private final List<ManagedProcess> processes;

  /** Makes a group of processes that are STOPPED, given in start order. */
  public ProcessGroup(String name, List<ManagedProcess> processes) {
    this.name = name;
    this.processes = List.copyOf(processes);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its processes in start order. */
  public List<ManagedProcess> processes() {
    return processes;
  }

  /** The process of that name in this group; empty if there is none. */
  public Optional<ManagedProcess> process(String processName) {
    return processes.stream()
        .filter(process -> process.name().process().equals(processName))
        .findFirst();
  }

  /** Those that have not come to rest, in start order. */
  public List<ManagedProcess> unstopped() {
    return processes.stream().filter(process -> !process.state().isStopped()).toList();
  }

  /** Begins to stop all of them, the last one first. */
  public void shutDown() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).shutDown();
    }
  }

  /** Closes all logs and opens them anew. */
  public void reopenLogs() {
    processes.forEach(ManagedProcess::reopenLogs);
  }

  /** It is not needed any more: none of its processes starts by itself from now on. */
  public void retire() {
    processes.forEach(ManagedProcess::retire);
  }
}

package io.github.supervisorevents.notifier.enrich;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.rpc.ProcessInfo;
import io.github.supervisorevents.listener.rpc.RpcException;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.ProcessSnapshot;
import java.util.List;
import java.util.OptionalInt;

/** Asks supervisord for the states of all processes. Any thread; blocks as its client does. */
public final class StateReader {
  private final SupervisorClient supervisor;

  /** Asks through this client. */
  public StateReader(SupervisorClient supervisor) {
    this.supervisor = supervisor;
  }

  /**
   * All processes as they are now.
   *
   * @throws RpcException when supervisord does not say
   */
  public List<ProcessSnapshot> read() {
    return supervisor.getAllProcessInfo().stream().map(StateReader::snapshot).toList();
  }

  private static ProcessSnapshot snapshot(ProcessInfo info) {
    boolean hasExited = info.state() == ProcessState.EXITED;
    return new ProcessSnapshot(
        new ProcessName(info.group(), info.name()),
        info.state(),
        info.pid() == 0 ? OptionalInt.empty() : OptionalInt.of(info.pid()),
        info.start(),
        info.stop(),
        hasExited ? OptionalInt.of(info.exitStatus()) : OptionalInt.empty(),
        info.spawnError());
  }
}

package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.pool.ListenerPool;
import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.process.ProcessGroup;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.state.ListenerState;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A group that the supervisor looks after.
 *
 * @param configured as the configuration has it, automatic logs still automatic
 * @param group its processes
 * @param pool its events, if it is a pool of listeners
 */
record ActiveGroup(GroupSpec configured, ProcessGroup group, Optional<ListenerPool> pool) {
  ActiveGroup {
    Objects.requireNonNull(configured, "configured");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(pool, "pool");
  }

  String name() {
    return configured.name();
  }

  int priority() {
    return configured.priority();
  }

  List<ManagedProcess> processes() {
    return group.processes();
  }

  Optional<ListenerState> listenerState(ProcessName listener) {
    return pool.flatMap(listeners -> listeners.stateOf(listener));
  }

  boolean isStopped() {
    return group.unstopped().isEmpty();
  }

  void retire() {
    pool.ifPresentOrElse(ListenerPool::retire, group::retire);
  }
}

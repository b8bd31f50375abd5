package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.event.EventBus;
import io.github.supervisorevents.supervisor.event.ProcessGroupEvent;
import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups that the supervisor looks after. For the loop's thread only. */
final class ActiveGroups {
  private static final Comparator<ActiveGroup> START_ORDER =
      Comparator.comparing(ActiveGroup::configured, GroupSpec.START_ORDER);

  private final Map<String, ActiveGroup> byName = new HashMap<>();
  private final GroupFactory factory;
  private final EventBus bus;

  ActiveGroups(GroupFactory factory, EventBus bus) {
    this.factory = factory;
    this.bus = bus;
  }

  /** Adds a group; its processes are not started. */
  ActiveGroup add(GroupSpec spec) {
    ActiveGroup group = factory.make(spec);
    byName.put(spec.name(), group);
    bus.publish(ProcessGroupEvent.added(spec.name()));
    return group;
  }

  /** Drops a group, all of whose processes have stopped. */
  void remove(ActiveGroup group) {
    group.retire();
    byName.remove(group.name());
    bus.publish(ProcessGroupEvent.removed(group.name()));
  }

  /** The group of that name; empty if it is not active. */
  Optional<ActiveGroup> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The process of that name; empty if there is none. */
  Optional<ManagedProcess> process(ProcessName name) {
    return named(name.group()).flatMap(group -> group.group().process(name.process()));
  }

  /** All of them in start order. */
  List<ActiveGroup> all() {
    List<ActiveGroup> groups = new ArrayList<>(byName.values());
    groups.sort(START_ORDER);
    return groups;
  }

  /** Their processes, in start order. */
  List<ManagedProcess> processes() {
    return all().stream().flatMap(group -> group.processes().stream()).toList();
  }
}

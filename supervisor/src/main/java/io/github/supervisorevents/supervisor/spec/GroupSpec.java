package io.github.supervisorevents.supervisor.spec;

import java.util.Comparator;
import java.util.List;

/**
 * Processes that go by one group name: those of a program, of a {@code [group:x]}, or the members
 * of a listener pool.
 */
public sealed interface GroupSpec permits ProgramGroupSpec, ListenerPoolSpec {
  /** The order in which groups start: by priority, then by name. They stop in the reverse order. */
  Comparator<GroupSpec> START_ORDER =
      Comparator.comparingInt(GroupSpec::priority).thenComparing(GroupSpec::name);

  /** The group's name, unique in a configuration. */
  String name();

  /** Lower starts first and stops last. */
  int priority();

  /** Its processes in {@link ProgramSpec#START_ORDER}, each with a name of its own. */
  List<ProgramSpec> programs();
}

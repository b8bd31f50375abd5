package io.github.supervisorevents.supervisor.spec;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/**
 * How a configuration differs from the groups that are active: names of groups.
 *
 * @param added are configured and not active
 * @param changed are both, and differ in anything at all
 * @param removed are active and not configured any more
 */
public record GroupChanges(List<String> added, List<String> changed, List<String> removed) {
  public GroupChanges {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /**
   * Compares groups as they were configured (an automatic log target must still be one).
   *
   * @param active what runs
   * @param configured what the configuration wants
   */
  public static GroupChanges between(
      List<? extends GroupSpec> active, List<? extends GroupSpec> configured) {
    Map<String, GroupSpec> before = byName(active);
    Map<String, GroupSpec> after = byName(configured);
    return new GroupChanges(
        configured.stream().map(GroupSpec::name).filter(name -> !before.containsKey(name)).toList(),
        configured.stream()
            .filter(
                group ->
                    before.containsKey(group.name()) && !before.get(group.name()).equals(group))
            .map(GroupSpec::name)
            .toList(),
        active.stream().map(GroupSpec::name).filter(name -> !after.containsKey(name)).toList());
  }

  private static Map<String, GroupSpec> byName(List<? extends GroupSpec> groups) {
    return groups.stream().collect(toMap(GroupSpec::name, group -> group));
  }
}

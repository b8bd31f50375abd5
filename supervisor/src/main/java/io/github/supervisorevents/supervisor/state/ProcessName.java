package io.github.supervisorevents.supervisor.state;

import java.util.Objects;

/**
 * The full name of a process: its group and its own name.
 *
 * <p>Written as {@code group:process}, or as one word where both are the same.
 *
 * @param group the name of the group or pool
 * @param process the name of the process in it
 */
public record ProcessName(String group, String process) implements Comparable<ProcessName> {
  public ProcessName {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(process, "process");
  }

  /** By group, then by process, as {@code getAllProcessInfo} lists them. */
  @Override
  public int compareTo(ProcessName other) {
    int byGroup = group.compareTo(other.group);
    return byGroup != 0 ? byGroup : process.compareTo(other.process);
  }

  /** The name as operators write it. */
  @Override
  public String toString() {
    return group.equals(process) ? process : group + ":" + process;
  }
}

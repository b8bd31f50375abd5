package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessEvent;
import java.util.Comparator;
import java.util.Objects;

/**
 * Which process. Immutable.
 *
 * @param group its group's name
 * @param process its name within the group
 */
public record ProcessName(String group, String process) implements Comparable<ProcessName> {
  private static final Comparator<ProcessName> ORDER =
      Comparator.comparing(ProcessName::group).thenComparing(ProcessName::process);

  /** Checks. */
  public ProcessName {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(process, "process");
  }

  /** The process an event is about. */
  public static ProcessName of(ProcessEvent event) {
    return new ProcessName(event.group(), event.process());
  }

  /**
   * Both names, whether or not they agree: {@code web:web_00}. Supervisor allows no colon in one.
   */
  public String key() {
    return group + ":" + process;
  }

  /** Supervisor's own name for the process: {@code group:process}, or one word when both agree. */
  public String fullName() {
    return group.equals(process) ? process : key();
  }

  @Override
  public int compareTo(ProcessName other) {
    return ORDER.compare(this, other);
  }

  // Spelt out, and hashCode, because what the compiler makes of a record makes classes at run time.
  @Override
  public boolean equals(Object other) {
    return other instanceof ProcessName that
        && process.equals(that.process)
        && group.equals(that.group);
  }

  @Override
  public int hashCode() {
    return 31 * group.hashCode() + process.hashCode();
  }

  @Override
  public String toString() {
    return fullName();
  }
}

package io.github.supervisorevents.supervisor.ctl;

import java.util.Optional;

/**
 * A process or a whole group, as people name them: {@code name}, {@code group:name}, {@code
 * group:*}.
 *
 * @param group the group's name
 * @param process the process's name, empty for the whole group
 */
record Namespec(String group, Optional<String> process) {

  static Namespec parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Namespec(text, Optional.of(text));
    }
    String process = text.substring(colon + 1);
    boolean whole = process.isEmpty() || process.equals("*");
    return new Namespec(text.substring(0, colon), whole ? Optional.empty() : Optional.of(process));
  }

  static String of(String group, String process) {
    return group.equals(process) ? process : group + ":" + process;
  }

  /** The short form of a process's name; a group's with its star. */
  @Override
  public String toString() {
    return of(group, process.orElse("*"));
  }
}

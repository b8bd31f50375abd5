package io.github.supervisorevents.supervisor.control;

import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.Optional;

/**
 * A name as clients give it: {@code cat}, {@code group:process}, or {@code group:*} for all of a
 * group.
 *
 * @param process empty: all processes of the group
 */
public record Namespec(String given, String group, Optional<String> process) {
  /** Reads a name. */
  public static Namespec parse(String given) {
    int colon = given.indexOf(':');
    if (colon < 0) {
      return new Namespec(given, given, Optional.of(given));
    }
    String process = given.substring(colon + 1);
    boolean all = process.isEmpty() || process.equals("*");
    return new Namespec(
        given, given.substring(0, colon), all ? Optional.empty() : Optional.of(process));
  }

  /** The process it names; empty: all of the group. */
  public Optional<ProcessName> name() {
    return process.map(one -> new ProcessName(group, one));
  }

  /** A fault that names the process names it as the client did. */
  public ControlException asGiven(ControlException fault) {
    boolean namesIt =
        fault.detail().isPresent() && fault.detail().equals(name().map(Object::toString));
    return namesIt ? ControlException.of(fault.fault(), given) : fault;
  }
}

package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of one process at the time of a notification. Immutable.
 *
 * @param group the group's name
 * @param process the process's name within its group
 * @param state the state it is in now, in Supervisor's words, for example {@code EXITED}
 * @param fromState the state it came from
 * @param pid the process id it has or had; empty when it never ran
 * @param expected whether the exit was expected; empty when it did not exit
 * @param exitStatus its exit status; empty when unknown or killed by a signal
 * @param signal the signal that killed it, for example {@code SIGKILL}
 * @param spawnError why it could not be started
 * @param tries how often supervisord has tried to start it
 * @param uptime how long it ran before this happened
 * @param exits unexpected exits counted in its incident so far; 0 when there is no incident
 * @param restartsLastHour how often it was started in the last hour
 * @param logTail its last log lines, oldest first, secrets already redacted
 */
public record ProcessFacts(
    String group,
    String process,
    String state,
    Optional<String> fromState,
    OptionalInt pid,
    Optional<Boolean> expected,
    OptionalInt exitStatus,
    Optional<String> signal,
    Optional<String> spawnError,
    OptionalInt tries,
    Optional<Duration> uptime,
    int exits,
    OptionalInt restartsLastHour,
    List<String> logTail) {

  /** Checks and copies. */
  public ProcessFacts {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(state, "state");
    logTail = List.copyOf(logTail);
  }

  /** Supervisor's own name for the process: {@code group:process}, or one word when both agree. */
  public String fullName() {
    return group.equals(process) ? process : group + ":" + process;
  }
}

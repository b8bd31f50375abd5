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
 * @param exits unexpected exits and failed starts counted in its incident so far; 0 when there is
 *     no incident
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
    Objects.requireNonNull(fromState, "fromState");
    Objects.requireNonNull(pid, "pid");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(exitStatus, "exitStatus");
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(spawnError, "spawnError");
    Objects.requireNonNull(tries, "tries");
    Objects.requireNonNull(uptime, "uptime");
    Objects.requireNonNull(restartsLastHour, "restartsLastHour");
    logTail = List.copyOf(logTail);
  }

  /** A process of which nothing but its name is known. */
  public static ProcessFacts nothingKnown(ProcessName name) {
    return new ProcessFacts(
        name.group(),
        name.process(),
        "UNKNOWN",
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        0,
        OptionalInt.empty(),
        List.of());
  }

  /** Supervisor's own name for the process: {@code group:process}, or one word when both agree. */
  public String fullName() {
    return group.equals(process) ? process : group + ":" + process;
  }

  /** Which process. */
  public ProcessName name() {
    return new ProcessName(group, process);
  }

  /** The same, in this state. */
  public ProcessFacts inState(String nowIn, Optional<String> cameFrom) {
    return new ProcessFacts(
        group,
        process,
        nowIn,
        cameFrom,
        pid,
        expected,
        exitStatus,
        signal,
        spawnError,
        tries,
        uptime,
        exits,
        restartsLastHour,
        logTail);
  }

  /** The same, with this process id. */
  public ProcessFacts withPid(OptionalInt id) {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        id,
        expected,
        exitStatus,
        signal,
        spawnError,
        tries,
        uptime,
        exits,
        restartsLastHour,
        logTail);
  }

  /** The same, its exit expected or not. */
  public ProcessFacts withExpected(boolean was) {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        pid,
        Optional.of(was),
        exitStatus,
        signal,
        spawnError,
        tries,
        uptime,
        exits,
        restartsLastHour,
        logTail);
  }

  /** The same, ended with this status or by this signal. */
  public ProcessFacts withEnd(OptionalInt status, Optional<String> killedBy) {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        pid,
        expected,
        status,
        killedBy,
        spawnError,
        tries,
        uptime,
        exits,
        restartsLastHour,
        logTail);
  }

  /** The same, not started for this reason. */
  public ProcessFacts withSpawnError(Optional<String> reason) {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        pid,
        expected,
        exitStatus,
        signal,
        reason,
        tries,
        uptime,
        exits,
        restartsLastHour,
        logTail);
  }

  /** The same, tried so often. */
  public ProcessFacts withTries(int times) {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        pid,
        expected,
        exitStatus,
        signal,
        spawnError,
        OptionalInt.of(times),
        uptime,
        exits,
        restartsLastHour,
        logTail);
  }

  /** The same, having run so long. */
  public ProcessFacts withUptime(Optional<Duration> ranFor) {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        pid,
        expected,
        exitStatus,
        signal,
        spawnError,
        tries,
        ranFor,
        exits,
        restartsLastHour,
        logTail);
  }

  /** The same, with so many unexpected exits in its incident and starts in the last hour. */
  public ProcessFacts counting(int exitsSoFar, int starts) {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        pid,
        expected,
        exitStatus,
        signal,
        spawnError,
        tries,
        uptime,
        exitsSoFar,
        OptionalInt.of(starts),
        logTail);
  }

  /** The same, with these last log lines. */
  public ProcessFacts withLogTail(List<String> lines) {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        pid,
        expected,
        exitStatus,
        signal,
        spawnError,
        tries,
        uptime,
        exits,
        restartsLastHour,
        lines);
  }
}

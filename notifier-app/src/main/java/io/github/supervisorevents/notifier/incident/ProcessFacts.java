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
    return builder(name).build();
  }

  /** Begins with nothing but the name. */
  public static Builder builder(ProcessName name) {
    return new Builder(name.group(), name.process());
  }

  /** Begins with what these facts say. */
  public Builder toBuilder() {
    return new Builder(group, process)
        .in(state, fromState)
        .pid(pid)
        .expected(expected)
        .ended(exitStatus, signal)
        .spawnError(spawnError)
        .tries(tries)
        .uptime(uptime)
        .exits(exits)
        .restartsLastHour(restartsLastHour)
        .logTail(logTail);
  }

  /** Supervisor's own name for the process: {@code group:process}, or one word when both agree. */
  public String fullName() {
    return group.equals(process) ? process : group + ":" + process;
  }

  /** Which process. */
  public ProcessName name() {
    return new ProcessName(group, process);
  }

  /** Makes facts; what is not said stays as it was. One thread. */
  public static final class Builder {
    private final String group;
    private final String process;
    private String state = "UNKNOWN";
    private Optional<String> fromState = Optional.empty();
    private OptionalInt pid = OptionalInt.empty();
    private Optional<Boolean> expected = Optional.empty();
    private OptionalInt exitStatus = OptionalInt.empty();
    private Optional<String> signal = Optional.empty();
    private Optional<String> spawnError = Optional.empty();
    private OptionalInt tries = OptionalInt.empty();
    private Optional<Duration> uptime = Optional.empty();
    private int exits;
    private OptionalInt restartsLastHour = OptionalInt.empty();
    private List<String> logTail = List.of();

    private Builder(String group, String process) {
      this.group = group;
      this.process = process;
    }

    /** The state it is in, and the one it came from. */
    public Builder in(String nowIn, Optional<String> cameFrom) {
      state = nowIn;
      fromState = cameFrom;
      return this;
    }

    /** The process id it has or had. */
    public Builder pid(OptionalInt id) {
      pid = id;
      return this;
    }

    /** Whether its exit was expected. */
    public Builder expected(Optional<Boolean> was) {
      expected = was;
      return this;
    }

    /** Its exit status, or the signal that killed it. */
    public Builder ended(OptionalInt status, Optional<String> killedBy) {
      exitStatus = status;
      signal = killedBy;
      return this;
    }

    /** Why it could not be started. */
    public Builder spawnError(Optional<String> reason) {
      spawnError = reason;
      return this;
    }

    /** How often supervisord has tried to start it. */
    public Builder tries(OptionalInt times) {
      tries = times;
      return this;
    }

    /** How long it ran. */
    public Builder uptime(Optional<Duration> ranFor) {
      uptime = ranFor;
      return this;
    }

    /** Unexpected exits and failed starts in its incident. */
    public Builder exits(int soFar) {
      exits = soFar;
      return this;
    }

    /** How often it was started in the last hour. */
    public Builder restartsLastHour(OptionalInt starts) {
      restartsLastHour = starts;
      return this;
    }

    /** Its last log lines, oldest first, secrets already redacted. */
    public Builder logTail(List<String> lines) {
      logTail = lines;
      return this;
    }

    /** The facts. */
    public ProcessFacts build() {
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
          logTail);
    }
  }
}

package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a tracker remembers of one process. Times are the tracker's. Immutable.
 *
 * @param name which process
 * @param state the state it is in
 * @param since when that was heard
 * @param pid the process id it has, or had last
 * @param startedAt when it was last started; empty when that was not heard
 * @param starts how often it was started lately
 * @param recentExits its last unexpected exits and failed starts, as many as make a loop, oldest
 *     first
 * @param countedPid the process id of an exit that was counted when a re-read found it, and whose
 *     event is still to come; {@link #NOT_YET_HEARD} when that will tell it
 * @param trouble its bad time, while it has one
 */
public record TrackedProcess(
    ProcessName name,
    ProcessState state,
    Instant since,
    OptionalInt pid,
    Optional<Instant> startedAt,
    StartCount starts,
    List<Instant> recentExits,
    OptionalInt countedPid,
    Optional<Trouble> trouble)
    implements StateEntry {
  /** In the place of a process id. */
  static final int NOT_YET_HEARD = 0;

  /** Checks and copies. */
  public TrackedProcess {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(pid, "pid");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(starts, "starts");
    recentExits = List.copyOf(recentExits);
    Objects.requireNonNull(countedPid, "countedPid");
    Objects.requireNonNull(trouble, "trouble");
  }

  static TrackedProcess unseen(ProcessName name, ProcessState state, Instant now) {
    return new TrackedProcess(
        name,
        state,
        now,
        OptionalInt.empty(),
        Optional.empty(),
        StartCount.NONE,
        List.of(),
        OptionalInt.empty(),
        Optional.empty());
  }

  @Override
  public String key() {
    return name.key();
  }

  boolean isUp() {
    return switch (state) {
      case STARTING, RUNNING, STOPPING -> true;
      case STOPPED, BACKOFF, EXITED, FATAL, UNKNOWN -> false;
    };
  }

  Optional<Duration> uptime(Instant end) {
    return startedAt.map(start -> Duration.between(start, end)).filter(time -> !time.isNegative());
  }

  TrackedProcess in(ProcessState next, Instant now) {
    return new TrackedProcess(
        name, next, now, pid, startedAt, starts, recentExits, countedPid, trouble);
  }

  TrackedProcess withPid(OptionalInt id) {
    OptionalInt known = id.isPresent() ? id : pid;
    return new TrackedProcess(
        name, state, since, known, startedAt, starts, recentExits, countedPid, trouble);
  }

  TrackedProcess startedAt(Optional<Instant> time) {
    return new TrackedProcess(
        name, state, since, pid, time, starts, recentExits, countedPid, trouble);
  }

  TrackedProcess startCounted(Instant now) {
    return new TrackedProcess(
        name,
        state,
        since,
        pid,
        Optional.of(now),
        starts.plusOne(now),
        recentExits,
        countedPid,
        trouble);
  }

  TrackedProcess withRecentExits(List<Instant> exits) {
    return new TrackedProcess(
        name, state, since, pid, startedAt, starts, exits, countedPid, trouble);
  }

  TrackedProcess withCountedPid(OptionalInt id) {
    return new TrackedProcess(name, state, since, pid, startedAt, starts, recentExits, id, trouble);
  }

  /** Whether the last exit that was counted is one whose process id is not known. */
  boolean isCountedUnheard() {
    return countedPid.isPresent() && countedPid.getAsInt() == NOT_YET_HEARD;
  }

  TrackedProcess with(Optional<Trouble> next) {
    return new TrackedProcess(
        name, state, since, pid, startedAt, starts, recentExits, countedPid, next);
  }

  TrackedProcess in(Phase phase) {
    return with(trouble.map(bad -> bad.in(phase)));
  }
}

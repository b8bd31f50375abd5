package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.notifier.incident.Phase.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What must have happened to a process that is not as it was when last heard of. Stateless. */
final class Reconciliation {
  private final TroubleRules rules;
  private final Timeline timeline;

  Reconciliation(TroubleRules rules, Timeline timeline) {
    this.rules = rules;
    this.timeline = timeline;
  }

  /** A process never heard of before. */
  TrackedProcess first(ProcessSnapshot snapshot, Instant now) {
    TrackedProcess process =
        times(TrackedProcess.unseen(snapshot.name(), snapshot.state(), now), snapshot);
    return switch (snapshot.state()) {
      case BACKOFF, FATAL, UNKNOWN -> after(process, snapshot, now);
      default -> process;
    };
  }

  /** A process heard of before. */
  TrackedProcess after(TrackedProcess before, ProcessSnapshot snapshot, Instant now) {
    ProcessState state = snapshot.state();
    TrackedProcess moved =
        before.state() == state ? before : before.in(state, now).withPid(snapshot.pid());
    TrackedProcess timed = times(moved, snapshot);
    return switch (state) {
      case STARTING -> rules.restarting(timed, now);
      case RUNNING -> running(timed, snapshot, now);
      case STOPPING -> inPhase(timed, Step.STOPPING, now);
      case STOPPED -> inPhase(timed, Step.STOPPED, now);
      case EXITED -> exited(before, timed, snapshot, now);
      case BACKOFF -> backoff(timed, snapshot, now);
      case FATAL -> gaveUp(timed, snapshot, now);
      case UNKNOWN -> unknown(timed, snapshot, now);
    };
  }

  private TrackedProcess times(TrackedProcess process, ProcessSnapshot snapshot) {
    return snapshot.pid().isPresent()
        ? process
            .withPid(snapshot.pid())
            .startedAt(snapshot.start().map(timeline::fromWall).or(process::startedAt))
        : process;
  }

  private TrackedProcess running(TrackedProcess process, ProcessSnapshot snapshot, Instant now) {
    Instant troubleBegan = process.trouble().map(Trouble::startedAt).orElse(now);
    Instant since =
        snapshot
            .start()
            .map(timeline::fromWall)
            .filter(troubleBegan::isBefore)
            .filter(start -> !start.isAfter(now))
            .orElse(now);
    return rules.running(process, since);
  }

  private static TrackedProcess inPhase(TrackedProcess process, Step step, Instant now) {
    boolean isThere = process.trouble().map(trouble -> trouble.phase().step() == step).orElse(true);
    return isThere ? process : process.in(new Phase(step, now));
  }

  /** Whether an exit was expected supervisord does not tell; with status 0 it mostly was. */
  private TrackedProcess exited(
      TrackedProcess before, TrackedProcess process, ProcessSnapshot snapshot, Instant now) {
    if (!before.isUp()) {
      return process;
    }
    boolean wasClean = snapshot.exitStatus().orElse(0) == 0;
    if (wasClean) {
      return inPhase(process, Step.EXITED, now);
    }
    Optional<Duration> uptime =
        snapshot
            .stop()
            .flatMap(
                stop ->
                    snapshot
                        .start()
                        .map(start -> Duration.between(start, stop))
                        .filter(time -> !time.isNegative()));
    ProcessFacts facts =
        facts(snapshot)
            .pid(before.state() == ProcessState.STARTING ? OptionalInt.empty() : before.pid())
            .expected(Optional.of(false))
            .ended(status(snapshot), Optional.empty())
            .uptime(uptime)
            .build();
    TrackedProcess crashed = rules.crashed(process, facts, now);
    return facts.pid().isEmpty()
        ? crashed.withCountedPid(OptionalInt.of(TrackedProcess.NOT_YET_HEARD))
        : crashed;
  }

  /** A negative one stands for a signal; which, is not said. */
  private static OptionalInt status(ProcessSnapshot snapshot) {
    OptionalInt status = snapshot.exitStatus();
    return status.isPresent() && status.getAsInt() < 0 ? OptionalInt.empty() : status;
  }

  private TrackedProcess backoff(TrackedProcess process, ProcessSnapshot snapshot, Instant now) {
    return process.trouble().isPresent()
        ? rules.down(process, now)
        : rules.foundInBackoff(process, facts(snapshot).build(), now);
  }

  private TrackedProcess gaveUp(TrackedProcess process, ProcessSnapshot snapshot, Instant now) {
    return isAlready(process, Kind.GAVE_UP)
        ? process
        : rules.gaveUp(process, facts(snapshot).build(), now);
  }

  private TrackedProcess unknown(TrackedProcess process, ProcessSnapshot snapshot, Instant now) {
    return isAlready(process, Kind.UNKNOWN)
        ? process
        : rules.unknown(process, facts(snapshot).build(), now);
  }

  private static boolean isAlready(TrackedProcess process, Kind kind) {
    return process
        .trouble()
        .filter(Trouble::isDown)
        .filter(trouble -> trouble.kind() == kind)
        .isPresent();
  }

  private static ProcessFacts.Builder facts(ProcessSnapshot snapshot) {
    return ProcessFacts.builder(snapshot.name())
        .in(snapshot.state().name(), Optional.empty())
        .spawnError(snapshot.spawnError());
  }
}

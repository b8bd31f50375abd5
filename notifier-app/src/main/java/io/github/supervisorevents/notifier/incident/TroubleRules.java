package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import io.github.supervisorevents.notifier.incident.Phase.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How a process gets into trouble, through it, and out of it. Stateless. */
final class TroubleRules {
  private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

  private final TrackerSettings settings;

  TroubleRules(TrackerSettings settings) {
    this.settings = settings;
  }

  /** The process after one of its events. */
  TrackedProcess after(TrackedProcess before, ProcessStateChange change, Instant now) {
    ProcessFacts facts = EventMeaning.facts(change);
    TrackedProcess moved =
        recognised(before, change.state(), facts.pid())
            .in(change.state(), now)
            .withPid(facts.pid());
    return switch (EventMeaning.kind(change)) {
      case STARTING -> restarting(moved.startCounted(now), now);
      case STARTED -> running(sinceKnown(before, moved, now), now);
      case BACKOFF -> failed(moved, Kind.BACKOFF, facts, now);
      case CRASHED ->
          crashed(moved, facts.toBuilder().uptime(before.uptime(now)).build(), now)
              .withCountedPid(OptionalInt.empty());
      case GAVE_UP -> gaveUp(moved, facts, now);
      case UNKNOWN -> unknown(moved, facts, now);
      case STOPPING -> moved.in(new Phase(Step.STOPPING, now));
      case STOPPED -> moved.withRecentExits(List.of()).in(new Phase(Step.STOPPED, now));
      case EXITED -> moved.in(new Phase(Step.EXITED, now));
      default -> moved;
    };
  }

  /**
   * An exit may be counted before its process id is heard; the next one that is heard is its own,
   * unless there is a new start in between.
   */
  private static TrackedProcess recognised(
      TrackedProcess before, ProcessState state, OptionalInt pid) {
    boolean isTold = state == ProcessState.STARTING || pid.isPresent();
    return before.isCountedUnheard() && isTold ? before.withCountedPid(pid) : before;
  }

  /** The process after one of its events while the supervisor shuts down: nothing is judged. */
  TrackedProcess afterInShutdown(TrackedProcess before, ProcessStateChange change, Instant now) {
    return before.in(change.state(), now).withPid(EventMeaning.facts(change).pid());
  }

  /** Whoever did not hear of the start takes this for it. */
  private static TrackedProcess sinceKnown(
      TrackedProcess before, TrackedProcess moved, Instant now) {
    boolean isKnown = before.isUp() && before.startedAt().isPresent();
    return isKnown ? moved : moved.startedAt(Optional.of(now));
  }

  /** It is being started; what is down already is only tried again. */
  TrackedProcess restarting(TrackedProcess process, Instant now) {
    return in(process, Step.RESTARTING, now, Set.of(Step.RESTARTING, Step.DOWN));
  }

  TrackedProcess down(TrackedProcess process, Instant now) {
    return in(process, Step.DOWN, now, Set.of(Step.DOWN));
  }

  TrackedProcess running(TrackedProcess process, Instant since) {
    return in(process, Step.RUNNING, since, Set.of(Step.RUNNING));
  }

  private static TrackedProcess in(
      TrackedProcess process, Step step, Instant since, Set<Step> unless) {
    boolean isThere =
        process.trouble().map(trouble -> unless.contains(trouble.phase().step())).orElse(true);
    return isThere ? process : process.in(new Phase(step, since));
  }

  /** It crashed; an exit that a re-read found counts then, and not when its event comes. */
  TrackedProcess crashed(TrackedProcess process, ProcessFacts facts, Instant now) {
    boolean heardBefore = facts.pid().isPresent() && facts.pid().equals(process.countedPid());
    if (heardBefore && process.trouble().isPresent()) {
      ProcessFacts before = process.trouble().get().facts();
      return bad(process, Kind.CRASHED, withEnd(facts, before), 0, now);
    }
    return failed(process.withCountedPid(facts.pid()), Kind.CRASHED, facts, now);
  }

  /** A new start after this begins a new history. */
  TrackedProcess gaveUp(TrackedProcess process, ProcessFacts facts, Instant now) {
    return bad(process.withRecentExits(List.of()), Kind.GAVE_UP, facts, 0, now);
  }

  /** A start was seen to have failed; it counts when its event comes. */
  TrackedProcess foundInBackoff(TrackedProcess process, ProcessFacts facts, Instant now) {
    return bad(process, Kind.BACKOFF, facts, 0, now);
  }

  /** supervisord lost track of it. */
  TrackedProcess unknown(TrackedProcess process, ProcessFacts facts, Instant now) {
    return bad(process, Kind.UNKNOWN, facts, 0, now);
  }

  /** An exit or a failed start, which counts. */
  TrackedProcess failed(TrackedProcess process, Kind kind, ProcessFacts facts, Instant now) {
    List<Instant> recent = recentExits(process, now);
    TrackedProcess counted = process.withRecentExits(recent);
    if (recent.size() < settings.crashLoop().exits()) {
      return bad(counted, kind, facts, 1, now);
    }
    TrackedProcess looping = bad(counted, loopUnlessGivenUp(process, kind), facts, 1, now);
    return looping.with(looping.trouble().map(trouble -> atLeast(trouble, recent)));
  }

  private static Kind loopUnlessGivenUp(TrackedProcess process, Kind kind) {
    boolean givenUp =
        process.trouble().filter(trouble -> trouble.kind() == Kind.GAVE_UP).isPresent();
    return kind == Kind.BACKOFF && givenUp ? kind : Kind.CRASH_LOOP;
  }

  /** The exits of a loop that began before this trouble belong to it. */
  private static Trouble atLeast(Trouble trouble, List<Instant> recent) {
    return trouble.exits() >= recent.size() || trouble.kind() != Kind.CRASH_LOOP
        ? trouble
        : new Trouble(
            trouble.kind(),
            recent.get(0),
            recent.size(),
            trouble.facts(),
            trouble.phase(),
            trouble.inspections(),
            trouble.findingsUntil());
  }

  private List<Instant> recentExits(TrackedProcess process, Instant now) {
    CrashLoop loop = settings.crashLoop();
    Instant from = now.minus(loop.within());
    List<Instant> recent = new ArrayList<>(process.recentExits());
    recent.add(now);
    recent.removeIf(exit -> exit.isBefore(from));
    return recent.subList(Math.max(0, recent.size() - loop.exits()), recent.size());
  }

  private static TrackedProcess bad(
      TrackedProcess process, Kind kind, ProcessFacts facts, int exits, Instant now) {
    Optional<Trouble> before = process.trouble();
    Trouble trouble =
        new Trouble(
            before.map(was -> worse(was.kind(), kind)).orElse(kind),
            before.map(Trouble::startedAt).orElse(now),
            before.map(Trouble::exits).orElse(0) + exits,
            before.map(was -> continued(was.facts(), facts)).orElse(facts),
            new Phase(Step.DOWN, now),
            before.map(Trouble::inspections).orElse(0),
            before.flatMap(Trouble::findingsUntil));
    return process.with(Optional.of(trouble));
  }

  /**
   * A failed restart does not say more than what came before it; a loop stays one until it ends.
   */
  private static Kind worse(Kind before, Kind now) {
    boolean saysLess = now == Kind.BACKOFF || now == Kind.CRASHED && before == Kind.CRASH_LOOP;
    return saysLess ? before : now;
  }

  /** What was found out before holds until something newer is known. */
  private static ProcessFacts continued(ProcessFacts before, ProcessFacts now) {
    ProcessFacts.Builder facts = now.toBuilder();
    if (now.logTail().isEmpty()) {
      facts.logTail(before.logTail());
    }
    boolean isEnd = now.expected().isPresent();
    if (!isEnd) {
      if (now.tries().isEmpty()) {
        facts.tries(before.tries());
      }
      if (now.spawnError().isEmpty()) {
        facts.spawnError(before.spawnError());
      }
      if (now.pid().isEmpty()) {
        facts.pid(before.pid()).ended(before.exitStatus(), before.signal());
      }
    }
    return facts.build();
  }

  /** The process, still in trouble, with what an inspection found. */
  static TrackedProcess found(TrackedProcess process, Trouble trouble, Findings findings) {
    ProcessFacts known = trouble.facts();
    boolean isLast = findings.inspection().number() == trouble.inspections();
    if (isAboutThatEnd(findings.inspection(), known, isLast)) {
      known = withEnd(known, findings);
    }
    if (findings.spawnError().isPresent()) {
      known = known.toBuilder().spawnError(findings.spawnError()).build();
    }
    if (!findings.logTail().isEmpty()) {
      known = known.toBuilder().logTail(findings.logTail()).build();
    }
    return process.with(Optional.of(isLast ? trouble.found(known) : trouble.knowing(known)));
  }

  /** The process id may have been heard since, when the exit was known before its event came. */
  private static boolean isAboutThatEnd(Inspection inspection, ProcessFacts known, boolean isLast) {
    boolean isExit = inspection.kind() == Kind.CRASHED || inspection.kind() == Kind.CRASH_LOOP;
    return known.pid().equals(inspection.pid()) || inspection.pid().isEmpty() && isExit && isLast;
  }

  private static ProcessFacts withEnd(ProcessFacts known, Findings findings) {
    return withEnd(known, findings.exitStatus(), findings.signal(), findings.uptime());
  }

  private static ProcessFacts withEnd(ProcessFacts known, ProcessFacts before) {
    return withEnd(known, before.exitStatus(), before.signal(), before.uptime());
  }

  private static ProcessFacts withEnd(
      ProcessFacts known,
      OptionalInt exitStatus,
      Optional<String> killedBy,
      Optional<Duration> uptime) {
    boolean isTold = known.exitStatus().isPresent() || known.signal().isPresent();
    ProcessFacts.Builder facts = known.toBuilder().uptime(longerIfMuch(known.uptime(), uptime));
    return isTold ? facts.build() : facts.ended(exitStatus, killedBy).build();
  }

  // What is heard is finer than supervisord's whole seconds, but a start may be heard late. A
  // shorter answer may be about the next life.
  private static Optional<Duration> longerIfMuch(
      Optional<Duration> heard, Optional<Duration> asked) {
    return heard.isPresent()
            && asked.filter(time -> time.minus(heard.get()).compareTo(WHOLE_SECOND) > 0).isEmpty()
        ? heard
        : asked;
  }

  /** How the process's trouble has ended by now; empty while it has not. */
  Optional<Ended> ended(Trouble trouble, Instant now) {
    if (endsAt(trouble).filter(end -> !end.isAfter(now)).isEmpty()) {
      return Optional.empty();
    }
    Ended.How how =
        switch (trouble.phase().step()) {
          case RUNNING -> Ended.How.RECOVERED;
          case EXITED -> Ended.How.EXITED;
          case STOPPED, STOPPING, RESTARTING, DOWN -> Ended.How.STOPPED;
        };
    return Optional.of(new Ended(how, trouble.phase().since(), now, trouble));
  }

  /** When the trouble ends if nothing else happens; empty when it does not. */
  Optional<Instant> endsAt(Trouble trouble) {
    Instant since = trouble.phase().since();
    return switch (trouble.phase().step()) {
      case DOWN, RESTARTING, STOPPING -> Optional.empty();
      case RUNNING -> Optional.of(since.plus(calm(trouble)));
      case STOPPED, EXITED -> Optional.of(since.plus(settings.restartWithin()));
    };
  }

  /** A loop is over when it pauses for longer than a loop of its kind would. */
  private Duration calm(Trouble trouble) {
    Duration usual = settings.recoveryAfter();
    Duration pause = settings.crashLoop().longestPause();
    return trouble.kind() == Kind.CRASH_LOOP && pause.compareTo(usual) > 0 ? pause : usual;
  }

  /** The process when its trouble has ended. */
  static TrackedProcess free(TrackedProcess process, Ended ended) {
    boolean wasLoop = ended.last().kind() == Kind.CRASH_LOOP;
    TrackedProcess free = process.with(Optional.empty());
    return wasLoop ? free.withRecentExits(List.of()) : free;
  }
}

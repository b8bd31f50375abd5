package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A process in an incident. Times are the tracker's. Immutable.
 *
 * @param incident the incident's id
 * @param process which process
 * @param kind the last kind of it that the audience hears of
 * @param kindSince since when
 * @param earlierExits exits of earlier troubles in this incident; more than none when it came back
 * @param ended how it ended for this process; empty while it has not
 */
public record Member(
    String incident,
    ProcessName process,
    Kind kind,
    Instant kindSince,
    int earlierExits,
    Optional<Ended> ended)
    implements StateEntry {
  /** Checks. */
  public Member {
    Objects.requireNonNull(incident, "incident");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(kindSince, "kindSince");
    Objects.requireNonNull(ended, "ended");
  }

  static String key(String incident, ProcessName process) {
    return prefix(incident) + process.key();
  }

  static String prefix(String incident) {
    return incident + "/";
  }

  @Override
  public String key() {
    return key(incident, process);
  }

  boolean isOngoing() {
    return ended.isEmpty();
  }

  Member now(Kind next, Instant since) {
    return next == kind ? this : new Member(incident, process, next, since, earlierExits, ended);
  }

  Member ended(Ended how) {
    return new Member(incident, process, kind, kindSince, earlierExits, Optional.of(how));
  }

  /** It had ended, but is in trouble again before anybody was told of the end. */
  Member revived(Kind next, Instant since) {
    int exits = ended.map(end -> end.last().exits()).orElse(0);
    return new Member(incident, process, next, since, earlierExits + exits, Optional.empty());
  }

  boolean wasRevivedSince(Instant then) {
    return isOngoing() && earlierExits > 0 && kindSince.isAfter(then);
  }

  /** Whether it has ended and nobody who was told of it at this time knows. */
  boolean endedUnheardSince(Optional<Instant> told) {
    return ended.filter(end -> told.map(at -> end.knownAt().isAfter(at)).orElse(true)).isPresent();
  }
}

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
 * @param ended how it ended for this process; empty while it has not
 */
public record Member(
    String incident, ProcessName process, Kind kind, Instant kindSince, Optional<Ended> ended)
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
    return next == kind ? this : new Member(incident, process, next, since, ended);
  }

  Member ended(Ended how) {
    return new Member(incident, process, kind, kindSince, Optional.of(how));
  }
}

package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is told things, as one: who hears of an incident's beginning hears how it goes on
 * and ends. Immutable.
 *
 * @param name the same in every run; what is under way is found again by it
 * @param kinds the kinds that are told; without {@link Kind#RECOVERED} ends are not told
 * @param groupWait how long to wait for more of the same before telling; not negative
 * @param repeatAfter after which silence to remind of what is still down; empty for never
 */
public record Audience(
    String name, Set<Kind> kinds, Duration groupWait, Optional<Duration> repeatAfter) {
  /** Checks and copies. */
  public Audience {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(repeatAfter, "repeatAfter");
    kinds = Set.copyOf(kinds);
    if (groupWait.isNegative()) {
      throw new IllegalArgumentException("group wait is not negative, found: " + groupWait);
    }
  }

  boolean hears(Kind kind) {
    return kinds.contains(kind);
  }
}

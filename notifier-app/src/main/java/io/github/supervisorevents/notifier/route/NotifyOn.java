package io.github.supervisorevents.notifier.route;

import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.incident.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What to tell: kinds, event types, or both. Immutable.
 *
 * @param kinds these kinds
 * @param types every event of one of these types, or below one
 */
public record NotifyOn(Set<Kind> kinds, Set<EventType> types) {
  /** Copies. */
  public NotifyOn {
    kinds = Set.copyOf(kinds);
    types = Set.copyOf(types);
  }

  /** What somebody who configures nothing wants to hear of: what is bad, and that it is over. */
  public static NotifyOn usual() {
    return new NotifyOn(
        EnumSet.of(
            Kind.CRASHED,
            Kind.GAVE_UP,
            Kind.CRASH_LOOP,
            Kind.RECOVERED,
            Kind.UNKNOWN,
            Kind.EVENTS_LOST),
        Set.of());
  }

  /** Whether an event of this meaning is to be told. */
  public boolean wants(Kind kind, Optional<EventType> type) {
    return kinds.contains(kind)
        || type.filter(found -> types.stream().anyMatch(found::isA)).isPresent();
  }
}

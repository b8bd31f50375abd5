package io.github.supervisorevents.supervisor.spec;

import io.github.supervisorevents.supervisor.state.EventType;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * An {@code [eventlistener:x]}.
 *
 * @param events the types it subscribed to: an event is for this pool if it is one of these or
 *     below one of these
 * @param bufferSize events kept while no listener is ready, at least 1
 */
public record ListenerPoolSpec(
    String name, int priority, List<ProgramSpec> programs, Set<EventType> events, int bufferSize)
    implements GroupSpec {
  public ListenerPoolSpec {
    Objects.requireNonNull(name, "name");
    programs = programs.stream().sorted(ProgramSpec.START_ORDER).toList();
    events = Collections.unmodifiableSet(new TreeSet<>(events));
    if (bufferSize < 1) {
      throw new IllegalArgumentException("buffer_size is at least 1, not " + bufferSize);
    }
  }

  /** True if this pool gets events of the given type. */
  public boolean subscribesTo(EventType type) {
    return events.stream().anyMatch(type::isA);
  }
}

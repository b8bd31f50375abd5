package io.github.supervisorevents.notifier.route;

import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which things go to which channels. Immutable.
 *
 * @param name unique among all routes
 * @param processes of these processes; of supervisord itself only when that is all
 * @param notifyOn these kinds and event types
 * @param atLeast kinds that deserve at least this much attention; an end goes where its beginning
 *     went
 * @param channels the names of the channels
 * @param goesOn whether the routes after this one are asked as well when it matches
 * @param groupWait how long to gather
 * @param repeatAfter when to remind; empty for never
 * @param quietHours when to hold back; empty for never
 */
public record Route(
    String name,
    ProcessPatterns processes,
    NotifyOn notifyOn,
    Severity atLeast,
    List<String> channels,
    boolean goesOn,
    Duration groupWait,
    Optional<Duration> repeatAfter,
    Optional<QuietHours> quietHours) {
  /** Checks and copies. */
  public Route {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(processes, "processes");
    Objects.requireNonNull(notifyOn, "notifyOn");
    Objects.requireNonNull(atLeast, "atLeast");
    channels = List.copyOf(channels);
    Objects.requireNonNull(groupWait, "groupWait");
    Objects.requireNonNull(repeatAfter, "repeatAfter");
    Objects.requireNonNull(quietHours, "quietHours");
  }

  boolean matches(Kind kind, Optional<ProcessName> process) {
    return notifyOn.kinds().contains(kind)
        && (kind == Kind.RECOVERED || kind.severity().compareTo(atLeast) >= 0)
        && isAbout(process);
  }

  boolean matchesEvent(EventType type, Optional<ProcessName> process) {
    return notifyOn.types().stream().anyMatch(type::isA) && isAbout(process);
  }

  private boolean isAbout(Optional<ProcessName> process) {
    return process
        .map(name -> processes.match(name.group(), name.process()))
        .orElseGet(() -> processes.included().isEmpty());
  }
}

package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An incident with its processes as they are now. Immutable. */
final class IncidentView {
  private static final List<Kind> LEAST_BAD_FIRST =
      List.of(Kind.BACKOFF, Kind.CRASHED, Kind.UNKNOWN, Kind.CRASH_LOOP, Kind.GAVE_UP);

  /**
   * One of its processes.
   *
   * @param member its part in the incident
   * @param trouble its trouble, as it is or as it was last
   * @param isStarting whether it is being started right now
   */
  record Part(Member member, Trouble trouble, boolean isStarting) {
    boolean isOngoing() {
      return member.isOngoing();
    }

    int exits() {
      return member.earlierExits() + trouble.exits();
    }
  }

  private final Incident incident;
  private final List<Part> parts;

  private IncidentView(Incident incident, List<Part> parts) {
    this.incident = incident;
    this.parts = parts;
  }

  static IncidentView of(Incident incident, TrackerState state) {
    List<Part> parts = new ArrayList<>();
    for (Member member : state.membersOf(incident)) {
      Optional<TrackedProcess> process = state.process(member.process());
      boolean isStarting =
          process.filter(known -> known.state() == ProcessState.STARTING).isPresent();
      member
          .ended()
          .map(Ended::last)
          .or(() -> process.flatMap(TrackedProcess::trouble))
          .ifPresent(trouble -> parts.add(new Part(member, trouble, isStarting)));
    }
    return new IncidentView(incident, List.copyOf(parts));
  }

  Incident incident() {
    return incident;
  }

  /** All its processes. */
  List<Part> parts() {
    return parts;
  }

  /** Those that are not well yet, the worst first. */
  List<Part> ongoing() {
    return parts.stream()
        .filter(Part::isOngoing)
        .sorted(Comparator.comparingInt((Part part) -> badness(part.member().kind())).reversed())
        .toList();
  }

  int ended() {
    return (int) parts.stream().filter(part -> !part.isOngoing()).count();
  }

  boolean isOver() {
    return parts.stream().noneMatch(Part::isOngoing);
  }

  boolean isAnyDown() {
    return parts.stream().anyMatch(part -> part.isOngoing() && part.trouble().isDown());
  }

  /** Whether one of its processes is down and nobody is starting it. */
  boolean isAnyLeftDown() {
    return parts.stream()
        .anyMatch(part -> part.isOngoing() && part.trouble().isDown() && !part.isStarting());
  }

  /** Whether one of its processes is being started, or runs and may soon be said to be well. */
  boolean isAnyComingUp() {
    return parts.stream()
        .anyMatch(part -> part.isOngoing() && (part.isStarting() || !part.trouble().isDown()));
  }

  boolean isLoop() {
    return worst() == Kind.CRASH_LOOP;
  }

  /** The worst kind of those that are not well yet, or of all when all are. */
  Kind worst() {
    List<Part> those = isOver() ? parts : ongoing();
    return those.stream()
        .map(part -> part.member().kind())
        .max(Comparator.comparingInt(IncidentView::badness))
        .orElse(Kind.CRASHED);
  }

  static int badness(Kind kind) {
    return LEAST_BAD_FIRST.indexOf(kind);
  }

  int exits() {
    return parts.stream().mapToInt(Part::exits).sum();
  }

  /** When the first bad thing happened. */
  Instant startedAt() {
    return parts.stream()
        .map(part -> part.trouble().startedAt())
        .filter(incident.openedAt()::isAfter)
        .min(Comparator.naturalOrder())
        .orElse(incident.openedAt());
  }

  /** When the last of its processes was well again. */
  Instant endedAt() {
    return parts.stream()
        .flatMap(part -> part.member().ended().stream())
        .map(Ended::at)
        .max(Comparator.naturalOrder())
        .orElse(incident.openedAt());
  }

  /** The longest that one of its processes was down; all are well again. */
  Duration longestDown() {
    return parts.stream()
        .flatMap(part -> part.member().ended().stream())
        .map(ended -> Duration.between(ended.last().startedAt(), ended.at()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Until when findings are waited for. */
  Optional<Instant> findingsUntil() {
    return parts.stream()
        .filter(Part::isOngoing)
        .flatMap(part -> part.trouble().findingsUntil().stream())
        .max(Comparator.naturalOrder());
  }

  /** The earliest change of kind, or newcomer, since then. */
  Optional<Instant> firstChangeSince(Instant then) {
    return parts.stream()
        .filter(Part::isOngoing)
        .map(part -> part.member().kindSince())
        .filter(then::isBefore)
        .min(Comparator.naturalOrder());
  }

  boolean wasAnyRevivedSince(Instant then) {
    return parts.stream().anyMatch(part -> part.member().wasRevivedSince(then));
  }

  Map<Kind, Integer> ongoingKinds() {
    return counts(ongoing(), part -> part.member().kind(), Kind.class);
  }

  Map<Ended.How, Integer> endings() {
    List<Part> over = parts.stream().filter(part -> !part.isOngoing()).toList();
    return counts(over, part -> part.member().ended().orElseThrow().how(), Ended.How.class);
  }

  private static <K extends Enum<K>> Map<K, Integer> counts(
      List<Part> parts, Function<Part, K> what, Class<K> type) {
    Map<K, Integer> counts = new EnumMap<>(type);
    parts.forEach(part -> counts.merge(what.apply(part), 1, Integer::sum));
    return counts;
  }
}

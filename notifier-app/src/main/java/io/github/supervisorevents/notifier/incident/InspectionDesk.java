package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.util.Optional;

/** Asks for a closer look at what went bad, but not at every turn of a fast loop. */
final class InspectionDesk {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final TrackerSettings settings;
  private final TrackerState state;
  private final Timeline timeline;

  InspectionDesk(TrackerSettings settings, TrackerState state, Timeline timeline) {
    this.settings = settings;
    this.state = state;
    this.timeline = timeline;
  }

  /** Something bad has just happened to a process; it is in trouble. */
  void askAbout(TrackedProcess process, Turn turn) {
    Trouble trouble = process.trouble().orElseThrow();
    boolean wasJustAsked =
        trouble
            .findingsUntil()
            .map(until -> until.minus(settings.findingsWithin()).plus(SHORTEST_PAUSE))
            .filter(turn.now()::isBefore)
            .isPresent();
    if (wasJustAsked) {
      return;
    }
    Trouble asked = trouble.inspectedUntil(turn.now().plus(settings.findingsWithin()));
    state.processes().put(process.with(Optional.of(asked)));
    ProcessFacts facts = trouble.facts();
    turn.inspect(
        new Inspection(
            process.name(),
            trouble.kind(),
            facts.pid(),
            asked.inspections(),
            timeline.toWall(turn.now()),
            facts.exitStatus().isPresent() || facts.signal().isPresent()));
  }
}

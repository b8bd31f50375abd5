package io.github.supervisorevents.notifier.incident;

import java.util.ArrayList;
import java.util.List;

/**
 * What one event, or the passing of time, leads to.
 *
 * @param notices what to tell, in this order
 * @param inspections processes to look at, at once
 * @param rereadNeeded whether all states must be read again, for {@link IncidentTracker#reconcile}
 */
public record Outcome(List<Notice> notices, List<Inspection> inspections, boolean rereadNeeded) {
  /** Nothing is to be done. */
  public static final Outcome NOTHING = new Outcome(List.of(), List.of(), false);

  /** Copies. */
  public Outcome {
    notices = List.copyOf(notices);
    inspections = List.copyOf(inspections);
  }

  /** All of them, in this order. */
  public static Outcome joined(List<Outcome> outcomes) {
    List<Notice> notices = new ArrayList<>();
    List<Inspection> inspections = new ArrayList<>();
    boolean rereadNeeded = false;
    for (Outcome outcome : outcomes) {
      notices.addAll(outcome.notices);
      inspections.addAll(outcome.inspections);
      rereadNeeded |= outcome.rereadNeeded;
    }
    return new Outcome(notices, inspections, rereadNeeded);
  }
}

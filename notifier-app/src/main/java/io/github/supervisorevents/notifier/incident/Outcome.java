package io.github.supervisorevents.notifier.incident;

import java.util.List;

/**
 * What one event, or the passing of time, leads to.
 *
 * @param notices what to tell, in this order
 * @param changes what to remember, in the same transaction
 * @param inspections processes to look at, at once
 * @param rereadNeeded whether all states must be read again, for {@link IncidentTracker#reconcile}
 */
public record Outcome(
    List<Notice> notices,
    List<EntryChange> changes,
    List<Inspection> inspections,
    boolean rereadNeeded) {
  /** Copies. */
  public Outcome {
    notices = List.copyOf(notices);
    changes = List.copyOf(changes);
    inspections = List.copyOf(inspections);
  }

  /** Whether there is nothing to store. */
  public boolean isNothing() {
    return notices.isEmpty() && changes.isEmpty();
  }
}

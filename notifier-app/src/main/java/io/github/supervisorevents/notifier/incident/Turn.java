package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one call to the tracker leads to, while it is being found out. */
final class Turn {
  private final Instant now;
  private final List<Notice> notices = new ArrayList<>();
  private final List<Inspection> inspections = new ArrayList<>();
  private boolean rereadNeeded;

  Turn(Instant now) {
    this.now = now;
  }

  /** The tracker's time. */
  Instant now() {
    return now;
  }

  void tell(Notice notice) {
    notices.add(notice);
  }

  void inspect(Inspection inspection) {
    inspections.add(inspection);
  }

  void needReread() {
    rereadNeeded = true;
  }

  Outcome outcome() {
    return new Outcome(notices, inspections, rereadNeeded);
  }
}

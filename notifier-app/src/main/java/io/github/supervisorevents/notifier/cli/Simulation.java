package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.Outcome;
import io.github.supervisorevents.notifier.message.Notifications;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.route.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets things happen to an incident tracker of its own, at times of its own: what is told is what
 * the notifier would tell. supervisord is not asked, nothing is sent, nothing is kept. For one
 * thread.
 */
final class Simulation {
  private static final String USUAL_IDENTIFIER = "supervisor";

  private final String host;
  private final Router router;
  private final IncidentTracker tracker;
  private final Instant start;
  private final List<Told> told = new ArrayList<>();
  private Instant now;
  private String supervisor = USUAL_IDENTIFIER;

  Simulation(NotifierConfig config, Instant start) {
    this.host = config.hostName();
    this.router = new Router(config.routes(), config.processes());
    this.tracker = new IncidentTracker(config.tracking(), router, List.of(), "simulation");
    this.start = start;
    this.now = start;
    follow(tracker.begin(false, now));
  }

  /** An event comes now. */
  void happen(Event event) {
    supervisor = event.header().server().isEmpty() ? supervisor : event.header().server();
    follow(tracker.accept(event, now));
  }

  /** supervisord has dropped events. */
  void lose(long events) {
    follow(tracker.lost(events, now));
  }

  /** Nothing happens for a while. */
  void pass(Duration time) {
    Instant end = now.plus(time);
    Optional<Instant> due = tracker.nextDue(now);
    while (due.isPresent() && !due.get().isAfter(end)) {
      now = due.get().isAfter(now) ? due.get() : now.plusMillis(1);
      follow(tracker.passTime(now));
      due = tracker.nextDue(now);
    }
    now = now.isAfter(end) ? now : end;
  }

  /** All that was told, in order. */
  List<Told> told() {
    return List.copyOf(told);
  }

  private void follow(Outcome outcome) {
    tracker.keep();
    outcome.notices().forEach(this::tell);
    for (Inspection inspection : outcome.inspections()) {
      follow(tracker.found(Findings.nothing(inspection), now));
    }
    if (outcome.rereadNeeded()) {
      follow(tracker.rereadFailed(now));
    }
  }

  private void tell(Notice notice) {
    router
        .route(notice.audience())
        .ifPresent(
            route ->
                told.add(
                    new Told(
                        Duration.between(start, now),
                        Notifications.of(notice, new Source(host, supervisor)),
                        route)));
  }
}

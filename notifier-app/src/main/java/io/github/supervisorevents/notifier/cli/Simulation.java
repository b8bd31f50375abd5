package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.Outcome;
import io.github.supervisorevents.notifier.message.MessageTemplate;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Notifications;
import io.github.supervisorevents.notifier.message.Redaction;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.route.QuietTimes;
import io.github.supervisorevents.notifier.route.Route;
import io.github.supervisorevents.notifier.route.Router;
import io.github.supervisorevents.notifier.route.Silence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets things happen to an incident tracker of its own, at times of its own: what is told is what
 * the notifier would tell. supervisord is not asked, nothing is sent, nothing is kept. For one
 * thread.
 */
final class Simulation {
  private static final String USUAL_IDENTIFIER = "supervisor";

  private final String host;
  private final Redaction redaction;
  private final Router router;
  private final IncidentTracker tracker;
  private final Map<String, MessageTemplate> templates;
  private final Clock clock;
  private final List<Silence> silences;
  private final Function<Inspection, Findings> inspector;
  private final Set<String> problems = new LinkedHashSet<>();
  private final Instant start;
  private final List<Told> told = new ArrayList<>();
  private Instant now;
  private String supervisor = USUAL_IDENTIFIER;

  /**
   * Nothing has happened yet.
   *
   * @param silences those that may hold something back, besides the routes' quiet hours
   * @param inspector what a closer look at a process finds
   * @param clock when it begins, and in which zone templates write times
   */
  Simulation(
      NotifierConfig config,
      List<Silence> silences,
      Function<Inspection, Findings> inspector,
      Clock clock) {
    this.silences = List.copyOf(silences);
    this.inspector = inspector;
    this.host = config.hostName();
    this.redaction = config.redaction();
    this.router = new Router(config.routes(), config.processes());
    this.tracker = new IncidentTracker(config.tracking(), router, List.of(), "simulation");
    this.templates = config.templates();
    this.clock = clock;
    this.start = clock.instant();
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
      follow(tracker.found(inspector.apply(inspection), now));
    }
    if (outcome.rereadNeeded()) {
      follow(tracker.rereadFailed(now));
    }
  }

  private void tell(Notice notice) {
    router.route(notice.audience()).ifPresent(route -> tell(notice, route));
  }

  private void tell(Notice notice, Route route) {
    QuietTimes.Ruling ruling = QuietTimes.at(now, silences).on(notice, route);
    for (QuietTimes.HeldPart held : ruling.heldBack()) {
      told.add(told(held.part(), route, Optional.of(held)));
    }
    ruling.told().ifPresent(rest -> told.add(told(rest, route, Optional.empty())));
  }

  private Told told(Notice notice, Route route, Optional<QuietTimes.HeldPart> held) {
    Notification usual = Notifications.of(notice, new Source(host, supervisor), redaction);
    return new Told(Duration.between(start, now), worded(usual, route.name()), route, held);
  }

  private Notification worded(Notification usual, String route) {
    MessageTemplate template = templates.get(route);
    if (template == null) {
      return usual;
    }
    try {
      return usual.saying(template.render(usual, clock));
    } catch (IllegalArgumentException e) {
      problems.add(
          "the template of route %s fails, the usual words are sent: %s"
              .formatted(route, e.getMessage()));
      return usual;
    }
  }

  /** What is wrong with templates, if anything. */
  List<String> problems() {
    return List.copyOf(problems);
  }
}

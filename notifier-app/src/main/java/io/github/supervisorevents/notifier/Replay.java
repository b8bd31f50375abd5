package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.SupervisorListener;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.cli.WholePath;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.incident.Outcome;
import io.github.supervisorevents.notifier.journal.EventJournal;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.outbox.SqliteOutbox;
import io.github.supervisorevents.notifier.outbox.StateDirectory;
import io.github.supervisorevents.notifier.route.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes recorded events the way a notifier does, through journal, tracker, routes and outbox, on
 * one thread and with a clock that is turned forward. supervisord is not asked.
 */
final class Replay implements WholePath {
  private static final SupervisordRun RUN = new SupervisordRun("replay", false);

  @Override
  public Taken take(InputStream recording, NotifierConfig config, Pace pace, StateDirectory state)
      throws IOException {
    try (Outbox outbox = SqliteOutbox.open(state.database(), config.durability(), pace.clock());
        EventJournal journal = EventJournal.open(state.path().resolve("journal"), RUN.id(), false);
        Playing playing = new Playing(config, outbox, journal, pace)) {
      SupervisorListener.builder()
          .on("EVENT", playing::happen)
          .streams(recording, OutputStream.nullOutputStream())
          .build()
          .run();
      playing.pass(pace.tail());
      return playing.taken();
    }
  }

  /** One recording under way. */
  private static final class Playing implements AutoCloseable {
    private final EventJournal journal;
    private final Tracking tracking;
    private final Duration interval;
    private final Map<String, String> routes = new LinkedHashMap<>();
    private Instant now;
    private int events;

    Playing(NotifierConfig config, Outbox outbox, EventJournal journal, Pace pace) {
      NotifierLog log = new NotifierLog();
      Router router = new Router(config.routes(), config.processes());
      RouteWords words = new RouteWords(config.templates(), pace.clock(), log);
      this.journal = journal;
      this.interval = pace.interval();
      this.now = pace.clock().instant();
      this.tracking =
          new Tracking(
              RUN,
              outbox,
              journal,
              new PoolSerials(RUN, true, Map.of()),
              new IncidentTracker(config.tracking(), router, List.of(), "replay"),
              new Teller(
                  router,
                  config.hostName(),
                  config.redaction(),
                  new SilenceBook(outbox),
                  (notification, route) -> {
                    routes.put(notification.id(), route);
                    return words.of(notification, route);
                  }),
              log);
      take();
    }

    void happen(Event event) {
      journal.append(now, event);
      events++;
      take();
      pass(interval);
    }

    private void take() {
      while (!tracking.isUpToDate()) {
        follow(tracking.takeSome(now));
      }
    }

    void pass(Duration time) {
      Instant end = now.plus(time);
      Optional<Instant> due = tracking.nextDue(now);
      while (due.isPresent() && !due.get().isAfter(end)) {
        now = due.get().isAfter(now) ? due.get() : now.plusMillis(1);
        follow(tracking.passTime(now).outcome());
        due = tracking.nextDue(now);
      }
      now = now.isAfter(end) ? now : end;
    }

    private void follow(Outcome outcome) {
      for (Inspection inspection : outcome.inspections()) {
        follow(tracking.found(Findings.nothing(inspection), now));
      }
      if (outcome.rereadNeeded()) {
        follow(tracking.rereadFailed(now));
      }
    }

    Taken taken() {
      return new Taken(events, routes);
    }

    @Override
    public void close() {
      tracking.close();
    }
  }
}

package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next time an incident that was told is told again, and why. Immutable.
 *
 * @param at when
 * @param reason why
 */
record Telling(Instant at, Reason reason) {
  /** Why. */
  enum Reason {
    /** It is worse than what was told, or more processes are in it. */
    NEWS,
    /** It goes on; told at growing intervals. */
    SUMMARY,
    /** Nothing is new, but it is still down. */
    REMINDER
  }

  private static final List<Duration> SUMMARIES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofHours(24));

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 10;

  /** The next one as things are; empty when there is nothing to tell. */
  static Optional<Telling> next(IncidentView view, Incident.Told told, Audience audience) {
    return Stream.of(
            news(view, told, audience),
            summary(view, told, audience),
            reminder(view, told, audience))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Telling::at));
  }

  private static Optional<Telling> news(IncidentView view, Incident.Told told, Audience audience) {
    boolean isWorse = IncidentView.badness(view.worst()) > IncidentView.badness(told.kind());
    boolean isOther = view.parts().size() == 1 && view.worst() != told.kind();
    boolean isMore = view.parts().size() > told.members() || view.wasAnyRevivedSince(told.at());
    if (!isWorse && !isOther && !isMore) {
      return Optional.empty();
    }
    Instant afterPause = told.at().plus(pause(told.messages(), audience.groupWait()));
    return view.firstChangeSince(told.at())
        .map(change -> change.plus(audience.groupWait()))
        .map(gathered -> gathered.isAfter(afterPause) ? gathered : afterPause)
        .map(at -> new Telling(at, Reason.NEWS));
  }

  /** Twice as long after each message. */
  private static Duration pause(int messages, Duration groupWait) {
    Duration unit = groupWait.compareTo(SHORTEST_PAUSE) > 0 ? groupWait : SHORTEST_PAUSE;
    Duration pause = unit.multipliedBy(1L << Math.min(messages - 1, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static Optional<Telling> summary(
      IncidentView view, Incident.Told told, Audience audience) {
    // When one recovers, the others often do, too: then that is one message.
    boolean isLess = view.ended() > told.ended() && !view.isAnyComingUp();
    boolean goesOn =
        view.exits() > told.exits() || isLess || view.firstChangeSince(told.at()).isPresent();
    if (!goesOn || !audience.hears(view.worst())) {
      return Optional.empty();
    }
    return Optional.of(new Telling(summaryAt(told), Reason.SUMMARY));
  }

  /** When an incident that goes on is summed up next. */
  static Instant summaryAt(Incident.Told told) {
    Duration interval = SUMMARIES.get(Math.min(told.summaries(), SUMMARIES.size() - 1));
    return told.at().plus(interval);
  }

  private static Optional<Telling> reminder(
      IncidentView view, Incident.Told told, Audience audience) {
    return audience
        .repeatAfter()
        .filter(after -> view.isAnyDown())
        .map(after -> new Telling(told.at().plus(after), Reason.REMINDER));
  }
}

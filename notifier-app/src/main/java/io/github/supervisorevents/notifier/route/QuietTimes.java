package io.github.supervisorevents.notifier.route;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What silences and quiet hours hold back at one moment. Immutable. */
public final class QuietTimes {
  private final List<Silence> silences;
  private final Instant now;

  /**
   * What is held back, and what is told all the same.
   *
   * @param told the rest of the notice, if there is one
   * @param heldBack its parts that are not told
   */
  public record Ruling(Optional<Notice> told, List<HeldPart> heldBack) {
    /** Copies. */
    public Ruling {
      Objects.requireNonNull(told, "told");
      heldBack = List.copyOf(heldBack);
    }
  }

  /**
   * A part of a notice that is held back.
   *
   * @param part about whom it is
   * @param silence by which silence; empty for the route's quiet hours
   * @param until until when
   */
  public record HeldPart(Notice part, Optional<Silence> silence, Instant until) {
    /** Checks. */
    public HeldPart {
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(silence, "silence");
      Objects.requireNonNull(until, "until");
    }
  }

  private QuietTimes(List<Silence> silences, Instant now) {
    this.silences = silences;
    this.now = now;
  }

  /**
   * The quiet times of a moment.
   *
   * @param silences all there are, also those that are over
   */
  public static QuietTimes at(Instant now, List<Silence> silences) {
    return new QuietTimes(silences.stream().filter(silence -> silence.isActive(now)).toList(), now);
  }

  /** What becomes of a notice that goes by this route. */
  public Ruling on(Notice notice, Route route) {
    Optional<QuietHours.Period> quiet = route.quietHours().flatMap(hours -> hours.at(now));
    if (quiet.isPresent() && !endsSomethingToldBefore(notice, quiet.get().begin())) {
      return new Ruling(
          Optional.empty(), List.of(new HeldPart(notice, Optional.empty(), quiet.get().end())));
    }
    return afterSilences(notice);
  }

  private Ruling afterSilences(Notice notice) {
    List<HeldPart> held = new ArrayList<>();
    Notice rest = notice;
    for (Silence silence : silences) {
      List<ProcessFacts> silenced =
          endsSomethingToldBefore(notice, silence.from())
              ? List.of()
              : rest.processes().stream().filter(facts -> silence.covers(facts.name())).toList();
      if (!silenced.isEmpty()) {
        held.add(new HeldPart(rest.about(silenced), Optional.of(silence), silence.until()));
        List<ProcessFacts> others = new ArrayList<>(rest.processes());
        others.removeAll(silenced);
        if (others.isEmpty()) {
          return new Ruling(Optional.empty(), held);
        }
        rest = rest.about(others);
      }
    }
    return new Ruling(Optional.of(rest), held);
  }

  /** The end of what people know of is never held back. */
  private static boolean endsSomethingToldBefore(Notice notice, Instant begin) {
    return notice.status() == Status.RESOLVED
        && notice
            .incident()
            .map(IncidentSummary::startedAt)
            .filter(started -> started.isBefore(begin))
            .isPresent();
  }
}

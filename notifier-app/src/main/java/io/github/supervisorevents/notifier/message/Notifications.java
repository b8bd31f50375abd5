package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.Remark;
import java.time.Duration;

/** Makes of what the tracker tells what channels send. Stateless. */
public final class Notifications {
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private Notifications() {}

  /**
   * The notification for a notice.
   *
   * @param source whose processes it is about
   * @param redaction what must not leave this host
   */
  public static Notification of(Notice notice, Source source, Redaction redaction) {
    Notification notification = inTheKindsWords(notice, source, redaction);
    return notice
        .remark()
        .flatMap(remark -> Predicates.of(remark, notice))
        .map(notification::doing)
        .orElse(notification);
  }

  private static Notification inTheKindsWords(Notice notice, Source source, Redaction redaction) {
    return new Notification(
        notice.id(),
        notice.status(),
        notice.kind(),
        notice.severity(),
        notice.at(),
        source,
        notice.processes().stream().map(redaction::facts).toList(),
        notice.groupSize(),
        notice.incident(),
        notice.lostEvents(),
        notice.remark().map(remark -> words(remark, notice.kind())),
        notice.event().map(Notifications::raw).map(redaction::event));
  }

  private static RawEvent raw(Event event) {
    return new RawEvent(event.header().tokens(), event.payload(), event.data());
  }

  private static String words(Remark remark, Kind kind) {
    if (remark instanceof Remark.RunningAgain again) {
      return again.after().compareTo(AT_ONCE) < 0
          ? "running again at once"
          : "running again after " + SpokenDuration.of(again.after());
    }
    if (remark instanceof Remark.Exits exits) {
      return Wording.counted(exits.exits(), "exit", "exits")
          + " in "
          + SpokenDuration.of(exits.within());
    }
    if (remark instanceof Remark.StillDown down) {
      return "still down after " + SpokenDuration.of(down.since());
    }
    if (remark instanceof Remark.AtStart start) {
      String notRunning = start.notRunning() + " of " + start.all() + " not running";
      return kind == Kind.SUPERVISOR_STARTED
          ? notRunning
          : notRunning + " after supervisord's start";
    }
    if (remark instanceof Remark.PartlyWell partly) {
      return Predicates.endings(partly.endings());
    }
    if (remark instanceof Remark.Mixed mixed) {
      return Predicates.kinds(mixed.counts());
    }
    if (remark instanceof Remark.Endings endings) {
      return Predicates.endings(endings.counts());
    }
    return plainWords(remark);
  }

  private static String plainWords(Remark remark) {
    if (remark instanceof Remark.StoppedByOperator) {
      return "then stopped by an operator";
    }
    if (remark instanceof Remark.ThenExited) {
      return "then ended as expected";
    }
    if (remark instanceof Remark.Removed) {
      return "removed from the configuration";
    }
    if (remark instanceof Remark.Restarted) {
      return "restarted by an operator";
    }
    if (remark instanceof Remark.StateReread state && state.reread()) {
      return "all states were read again";
    }
    return "the states could not be read again";
  }
}

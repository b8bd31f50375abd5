package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.incident.Ended;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes of what the tracker tells what channels send. Stateless. */
public final class Notifications {
  private Notifications() {}

  /**
   * The notification for a notice.
   *
   * @param source whose processes it is about
   */
  public static Notification of(Notice notice, Source source) {
    return new Notification(
        notice.id(),
        notice.status(),
        notice.kind(),
        notice.severity(),
        notice.at(),
        source,
        notice.processes(),
        notice.groupSize(),
        notice.incident(),
        notice.lostEvents(),
        notice.remark().map(remark -> words(remark, notice.kind())),
        notice.event().map(Notifications::raw));
  }

  private static RawEvent raw(Event event) {
    return new RawEvent(event.header().tokens(), event.payload(), event.data());
  }

  private static String words(Remark remark, Kind kind) {
    if (remark instanceof Remark.RunningAgain again) {
      return "running again after " + SpokenDuration.of(again.after());
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
      return partly.well() + " of " + partly.all() + " well again";
    }
    if (remark instanceof Remark.Mixed mixed) {
      return counts(mixed);
    }
    if (remark instanceof Remark.Endings endings) {
      return counts(endings);
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

  private static String counts(Remark.Mixed mixed) {
    List<String> parts = new ArrayList<>();
    add(parts, mixed.counts(), Kind.GAVE_UP, "gave up");
    add(parts, mixed.counts(), Kind.CRASH_LOOP, "crash again and again");
    add(parts, mixed.counts(), Kind.UNKNOWN, "in state UNKNOWN");
    add(parts, mixed.counts(), Kind.CRASHED, "crashed");
    add(parts, mixed.counts(), Kind.BACKOFF, "do not start");
    return String.join(", ", parts);
  }

  private static String counts(Remark.Endings endings) {
    List<String> parts = new ArrayList<>();
    add(parts, endings.counts(), Ended.How.RECOVERED, "running again");
    add(parts, endings.counts(), Ended.How.STOPPED, "stopped by an operator");
    add(parts, endings.counts(), Ended.How.EXITED, "ended as expected");
    add(parts, endings.counts(), Ended.How.REMOVED, "removed from the configuration");
    return String.join(", ", parts);
  }

  private static <K> void add(List<String> parts, Map<K, Integer> counts, K what, String words) {
    Integer number = counts.get(what);
    if (number != null) {
      parts.add(number + " " + words);
    }
  }
}

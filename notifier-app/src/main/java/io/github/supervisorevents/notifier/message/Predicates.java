package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.Ended;
import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Notice;
import io.github.supervisorevents.notifier.incident.Remark;
import io.github.supervisorevents.notifier.incident.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What several processes did when it was not the same: {@code failed: 9 gave up, 3 crashed}. */
final class Predicates {
  private Predicates() {}

  /** Empty when the notice's kind says it, with the remark after it. */
  static Optional<String> of(Remark remark, Notice notice) {
    boolean isOver = notice.status() == Status.RESOLVED;
    String after =
        notice
            .incident()
            .map(IncidentSummary::duration)
            .map(duration -> " after " + SpokenDuration.of(duration))
            .orElse("");
    if (remark instanceof Remark.Mixed mixed) {
      return Optional.of("failed: " + kinds(mixed.counts()));
    }
    if (remark instanceof Remark.PartlyWell partly && partly.ongoing().size() > 1) {
      return Optional.of("failed: " + kinds(partly.ongoing()) + "; " + endings(partly.endings()));
    }
    if (remark instanceof Remark.Endings endings && isOver && notice.kind() == Kind.RECOVERED) {
      return Optional.of("are out of trouble" + after + ": " + endings(endings.counts()));
    }
    if (remark instanceof Remark.Removed && isOver && notice.kind() == Kind.STOPPED) {
      String verb = notice.processes().size() > 1 ? "were" : "was";
      return Optional.of(verb + " removed from the configuration" + after);
    }
    return Optional.empty();
  }

  static String kinds(Map<Kind, Integer> counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts, Kind.GAVE_UP, "gave up");
    add(parts, counts, Kind.CRASH_LOOP, "in a crash loop");
    add(parts, counts, Kind.UNKNOWN, "in state UNKNOWN");
    add(parts, counts, Kind.CRASHED, "crashed");
    add(parts, counts, Kind.BACKOFF, "failed to start");
    return String.join(", ", parts);
  }

  static String endings(Map<Ended.How, Integer> counts) {
    List<String> parts = new ArrayList<>();
    add(parts, counts, Ended.How.RECOVERED, "recovered");
    add(parts, counts, Ended.How.STOPPED, "stopped by an operator");
    add(parts, counts, Ended.How.EXITED, "ended as expected");
    add(parts, counts, Ended.How.REMOVED, "removed from the configuration");
    return String.join(", ", parts);
  }

  private static <K> void add(List<String> parts, Map<K, Integer> counts, K what, String words) {
    Integer number = counts.get(what);
    if (number != null) {
      parts.add(number + " " + words);
    }
  }
}

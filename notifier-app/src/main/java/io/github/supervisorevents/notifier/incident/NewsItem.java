package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What happened to a process that is no trouble and is still to be told. Times are the tracker's.
 * Immutable.
 *
 * @param audience whom to tell
 * @param process which process
 * @param kinds what happened, in order; at least one
 * @param facts what is known since the last of them
 * @param first when the first happened
 * @param last when the last happened
 * @param gatheredUntil until when more is gathered before it is told
 */
public record NewsItem(
    String audience,
    ProcessName process,
    List<Kind> kinds,
    ProcessFacts facts,
    Instant first,
    Instant last,
    Instant gatheredUntil)
    implements StateEntry {
  private static final int MOST_KINDS = 8;

  /** Checks and copies. */
  public NewsItem {
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(process, "process");
    kinds = List.copyOf(kinds);
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(gatheredUntil, "gatheredUntil");
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("news of " + process + " say nothing");
    }
  }

  static String key(String audience, ProcessName process) {
    return audience + "/" + process.key();
  }

  @Override
  public String key() {
    return key(audience, process);
  }

  Kind lastKind() {
    return kinds.get(kinds.size() - 1);
  }

  boolean isRestart() {
    return lastKind() == Kind.STARTED && kinds.contains(Kind.STOPPED);
  }

  NewsItem and(Kind kind, ProcessFacts known, Instant now, Instant until) {
    List<Kind> all = new ArrayList<>(kinds);
    all.add(kind);
    int surplus = Math.max(0, all.size() - MOST_KINDS);
    return new NewsItem(
        audience, process, all.subList(surplus, all.size()), known, first, now, until);
  }
}

package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers what happens without being trouble: starts, stops, expected exits. A deploy is one line
 * for a group. One thread at a time.
 */
final class NewsDesk {
  private static final Set<Kind> KINDS =
      Set.of(Kind.STARTING, Kind.STARTED, Kind.STOPPING, Kind.STOPPED, Kind.EXITED);

  /** A process that is on its way is waited for, but not for ever. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Audiences audiences;
  private final TrackerState state;
  private final NoticeWriter writer;
  private final IncidentDesk incidents;

  /** No news are due before this. */
  private Instant quietUntil = Instant.MIN;

  NewsDesk(Audiences audiences, TrackerState state, NoticeWriter writer, IncidentDesk incidents) {
    this.audiences = audiences;
    this.state = state;
    this.writer = writer;
    this.incidents = incidents;
  }

  /** Looks at everything again; the state has changed beside it. */
  void startOver() {
    quietUntil = Instant.MIN;
  }

  /** Something happened to a process; those who hear of its incident hear of it there. */
  void happened(ProcessName name, Kind kind, ProcessFacts facts, Instant now) {
    if (!state.news().isEmpty()) {
      lookAt(now.plus(LOOK_AGAIN));
    }
    if (!KINDS.contains(kind)) {
      return;
    }
    for (Audience audience : audiences.hearing(kind, Optional.of(name))) {
      if (!incidents.isHeard(name, audience)) {
        add(audience, name, kind, facts, now);
      }
    }
  }

  private void add(
      Audience audience, ProcessName name, Kind kind, ProcessFacts facts, Instant now) {
    Instant until = now.plus(state.load(audience).wait(audience.groupWait(), now));
    NewsItem item =
        state
            .news()
            .get(NewsItem.key(audience.name(), name))
            .map(before -> before.and(kind, facts, now, until))
            .orElseGet(
                () -> new NewsItem(audience.name(), name, List.of(kind), facts, now, now, until));
    state.news().put(item);
    lookAt(until);
  }

  private void lookAt(Instant time) {
    quietUntil = time.isBefore(quietUntil) ? time : quietUntil;
  }

  /** Tells what is due. */
  void review(Turn turn) {
    if (turn.now().isBefore(quietUntil)) {
      return;
    }
    quietUntil = Instant.MAX;
    gathered()
        .forEach(
            (audience, items) -> {
              Instant due = dueAt(audience, items, turn.now());
              if (due.isAfter(turn.now())) {
                lookAt(due);
              } else {
                tell(audience, items, turn);
              }
            });
  }

  /** When something may be due. */
  Optional<Instant> nextDue() {
    return state.news().isEmpty() ? Optional.empty() : Optional.of(quietUntil);
  }

  private Map<String, List<NewsItem>> gathered() {
    Map<String, List<NewsItem>> byAudience = new TreeMap<>();
    for (NewsItem item : state.news().all()) {
      byAudience.computeIfAbsent(item.audience(), name -> new ArrayList<>()).add(item);
    }
    return byAudience;
  }

  private Instant dueAt(String audienceName, List<NewsItem> items, Instant now) {
    if (audiences.named(audienceName).isEmpty() || state.supervisor().stopping()) {
      return now;
    }
    Instant first = items.stream().map(NewsItem::first).min(Instant::compareTo).orElseThrow();
    Instant latest = first.plus(LONGEST_WAIT);
    if (isAnyOnItsWay(items)) {
      return latest;
    }
    Instant calm =
        items.stream().map(NewsItem::gatheredUntil).max(Instant::compareTo).orElseThrow();
    return calm.isBefore(latest) ? calm : latest;
  }

  /** Whether somebody in these processes' groups is being stopped or started. */
  private boolean isAnyOnItsWay(List<NewsItem> items) {
    return items.stream()
        .map(item -> item.process().group())
        .distinct()
        .flatMap(group -> state.processes().startingWith(group + ":").stream())
        .map(TrackedProcess::state)
        .anyMatch(now -> now == ProcessState.STARTING || now == ProcessState.STOPPING);
  }

  private void tell(String audienceName, List<NewsItem> items, Turn turn) {
    items.forEach(item -> state.news().remove(item.key()));
    audiences
        .named(audienceName)
        .ifPresent(
            audience -> {
              for (List<NewsItem> lot : lots(items)) {
                tell(audience, lot, turn);
              }
            });
  }

  /** Groups of several processes have a line each, all others one together. */
  private List<List<NewsItem>> lots(List<NewsItem> items) {
    Map<String, List<NewsItem>> byGroup = new TreeMap<>();
    for (NewsItem item : items) {
      String group = item.process().group();
      String lot = state.groupSize(group) > 1 ? group : "";
      byGroup.computeIfAbsent(lot, name -> new ArrayList<>()).add(item);
    }
    return List.copyOf(byGroup.values());
  }

  private void tell(Audience audience, List<NewsItem> lot, Turn turn) {
    Map<Kind, List<NewsItem>> byKind = new EnumMap<>(Kind.class);
    lot.forEach(
        item -> byKind.computeIfAbsent(item.lastKind(), kind -> new ArrayList<>()).add(item));
    byKind.forEach(
        (kind, items) -> {
          boolean isRestart = items.stream().allMatch(NewsItem::isRestart);
          Optional<Remark> remark =
              isRestart ? Optional.of(new Remark.Restarted()) : Optional.empty();
          turn.tell(writer.news(audience, kind, items, remark));
          state.loads().put(state.load(audience).plusOne(turn.now()));
        });
  }
}

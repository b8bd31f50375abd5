package io.github.supervisorevents.notifier.incident;

/** One row of what a tracker remembers; written when it changes, alone. */
public sealed interface StateEntry
    permits TrackedSupervisor, TrackedProcess, Incident, Member, NewsItem, AudienceLoad {
  /** Unique among the entries of its type. */
  String key();
}

package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What is to be looked at when: each thing once. One thread at a time. */
final class Agenda<K extends Comparable<K>> {
  private record Entry<K>(Instant at, K what) {}

  private final TreeSet<Entry<K>> entries =
      new TreeSet<>(
          Comparator.comparing((Entry<K> entry) -> entry.at()).thenComparing(Entry::what));
  private final Map<K, Instant> times = new HashMap<>();

  void put(K what, Optional<Instant> at) {
    remove(what);
    at.ifPresent(
        time -> {
          times.put(what, time);
          entries.add(new Entry<>(time, what));
        });
  }

  /** Looks at it at this time, unless it is looked at before. */
  void putNoLater(K what, Instant at) {
    Instant planned = times.get(what);
    if (planned == null || at.isBefore(planned)) {
      put(what, Optional.of(at));
    }
  }

  void remove(K what) {
    Instant at = times.remove(what);
    if (at != null) {
      entries.remove(new Entry<>(at, what));
    }
  }

  void clear() {
    entries.clear();
    times.clear();
  }

  /** What is due, earliest first. */
  List<K> due(Instant now) {
    List<K> due = new ArrayList<>();
    for (Entry<K> entry : entries) {
      if (entry.at().isAfter(now)) {
        break;
      }
      due.add(entry.what());
    }
    return due;
  }

  Optional<Instant> next() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.first().at());
  }
}

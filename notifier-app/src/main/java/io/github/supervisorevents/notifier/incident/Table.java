package io.github.supervisorevents.notifier.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Rows by key, and which of them changed since they were last kept. One thread at a time. */
final class Table<T extends StateEntry> {
  private final Class<T> type;
  private final NavigableMap<String, T> rows = new TreeMap<>();
  private final Map<String, Optional<T>> before = new HashMap<>();

  Table(Class<T> type) {
    this.type = type;
  }

  void restore(StateEntry entry) {
    if (type.isInstance(entry)) {
      rows.put(entry.key(), type.cast(entry));
    }
  }

  Optional<T> get(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  List<T> all() {
    return List.copyOf(rows.values());
  }

  List<T> startingWith(String prefix) {
    return List.copyOf(range(prefix).values());
  }

  int countStartingWith(String prefix) {
    return range(prefix).size();
  }

  private Map<String, T> range(String prefix) {
    return rows.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
  }

  /** Whoever puts another row has changed it: nothing is compared. */
  void put(T row) {
    T old = rows.put(row.key(), row);
    if (row != old) {
      before.putIfAbsent(row.key(), Optional.ofNullable(old));
    }
  }

  void remove(String key) {
    T old = rows.remove(key);
    if (old != null) {
      before.putIfAbsent(key, Optional.of(old));
    }
  }

  void addChangesTo(List<EntryChange> changes) {
    new TreeMap<>(before)
        .forEach(
            (key, old) -> {
              T row = rows.get(key);
              if (row != null) {
                changes.add(new EntryChange.Kept(row));
              } else if (old.isPresent()) {
                changes.add(new EntryChange.Dropped(type, key));
              }
            });
  }

  void keep() {
    before.clear();
  }

  void undo() {
    before.forEach(
        (key, old) -> old.ifPresentOrElse(row -> rows.put(key, row), () -> rows.remove(key)));
    before.clear();
  }
}

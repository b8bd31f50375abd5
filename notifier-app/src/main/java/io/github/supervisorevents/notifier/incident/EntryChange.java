package io.github.supervisorevents.notifier.incident;

/** A row to be written or removed. */
public sealed interface EntryChange {
  /**
   * A new row, or a new value for one.
   *
   * @param entry the row
   */
  record Kept(StateEntry entry) implements EntryChange {}

  /**
   * A row that is no longer needed.
   *
   * @param type its type
   * @param key its key
   */
  record Dropped(Class<? extends StateEntry> type, String key) implements EntryChange {}
}

package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.EventType;
import java.util.Objects;
import java.util.Optional;

/** Finds the event type that somebody means. */
final class EventNames {
  private EventNames() {}

  static EventType typeNamed(String name) {
    Optional<EventType> type = EventType.named(Objects.requireNonNull(name, "eventName"));
    if (type.isPresent()) {
      return type.get();
    }
    throw new IllegalArgumentException(
        "Supervisor has no event named \""
            + name
            + "\"; did you mean "
            + nearest(name)
            + "? For events of a plug-in, use UnknownEvent.class or EVENT.");
  }

  private static EventType nearest(String name) {
    EventType nearest = EventType.EVENT;
    int least = Integer.MAX_VALUE;
    for (EventType type : EventType.values()) {
      int edits = edits(name.trim().toUpperCase(java.util.Locale.ROOT), type.name());
      if (edits < least) {
        least = edits;
        nearest = type;
      }
    }
    return nearest;
  }

  /** How many characters must be added, removed or replaced to get from one to the other. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(row[column - 1], diagonal));
      }
    }
    return row[to.length()];
  }
}

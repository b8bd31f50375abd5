package io.github.supervisorevents.supervisor.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The events of a pool that nobody has taken yet, oldest first; when it is full the oldest goes.
 */
final class EventBuffer {
  private final Deque<WaitingEvent> events = new ArrayDeque<>();
  private final int capacity;

  EventBuffer(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a new event at the end; says what had to go for it. */
  Optional<WaitingEvent> add(WaitingEvent event) {
    Optional<WaitingEvent> discarded = makeRoom();
    events.addLast(event);
    return discarded;
  }

  /** Puts an event that was taken back to the head; says what had to go for it. */
  Optional<WaitingEvent> putBack(WaitingEvent event) {
    Optional<WaitingEvent> discarded = makeRoom();
    events.addFirst(event);
    return discarded;
  }

  private Optional<WaitingEvent> makeRoom() {
    return events.size() < capacity ? Optional.empty() : Optional.of(events.removeFirst());
  }

  /** The oldest event, left where it is; empty if there is none. */
  Optional<WaitingEvent> oldest() {
    return Optional.ofNullable(events.peekFirst());
  }

  /** Takes the oldest event out. */
  void removeOldest() {
    events.removeFirst();
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  int size() {
    return events.size();
  }
}

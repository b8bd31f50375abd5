package io.github.supervisorevents.listener.event;

/**
 * A process group came or went: the {@code PROCESS_GROUP_*} events.
 *
 * @param header the header that it came with
 * @param change which of the two
 * @param group the group's name; empty when not given
 */
public record ProcessGroupChange(EventHeader header, Change change, String group)
    implements EventPayload {
  /** What happened to it. */
  public enum Change {
    /** It is new. */
    ADDED,
    /** It is gone. */
    REMOVED
  }
}

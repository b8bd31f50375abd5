package io.github.supervisorevents.notifier.journal;

import java.util.Map;
import java.util.Optional;

/**
 * A place between two entries of a journal.
 *
 * @param segment the number of the file
 * @param offset the bytes before it in that file
 */
public record JournalPosition(long segment, long offset) implements Comparable<JournalPosition> {
  /** Of remembered state, the area of {@link #KEY}. */
  public static final String AREA = "journal";

  /** The entry of remembered state that says up to where the journal has been made use of. */
  public static final String KEY = "used";

  /** Before everything. */
  public static final JournalPosition START = new JournalPosition(0, 0);

  /** Checks. */
  public JournalPosition {
    if (segment < 0 || offset < 0) {
      throw new IllegalArgumentException("no place in a journal: " + segment + ":" + offset);
    }
  }

  /**
   * Up to where the journal has been made use of, from the entries of {@link #AREA}; empty when
   * that is not known, or makes no sense.
   */
  public static Optional<JournalPosition> remembered(Map<String, String> area) {
    try {
      return Optional.ofNullable(area.get(KEY)).map(JournalPosition::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static JournalPosition parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no place in a journal: " + text);
    }
    return new JournalPosition(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  @Override
  public int compareTo(JournalPosition other) {
    int bySegment = Long.compare(segment, other.segment);
    return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
  }

  // Spelt out, and hashCode, because what the compiler makes of a record makes classes at run time.
  @Override
  public boolean equals(Object other) {
    return other instanceof JournalPosition that
        && segment == that.segment
        && offset == that.offset;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(segment) * 31 + Long.hashCode(offset);
  }

  @Override
  public String toString() {
    return segment + ":" + offset;
  }
}

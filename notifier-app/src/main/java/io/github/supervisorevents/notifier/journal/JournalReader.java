package io.github.supervisorevents.notifier.journal;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal while it is written. What was read is kept until {@link #used} is called; a
 * reader that begins where the last use ended reads on from there. For one thread at a time.
 */
public final class JournalReader implements AutoCloseable {
  /** Entries may be megabytes long: no more are given out at once when they have so many bytes. */
  private static final long MANY_BYTES = 1 << 20;

  private final EventJournal journal;
  private final SegmentFiles files;
  private final boolean goesByMarks;
  private Optional<SegmentEntries> current = Optional.empty();
  private volatile JournalPosition position;
  private JournalPosition usedUpTo;
  private boolean markingFails;

  /**
   * Reads from a place on.
   *
   * @param from where the last use ended; empty when that was forgotten: then the journal's own
   *     marks are used, which may be a little behind
   * @throws JournalException when the folder cannot be read
   */
  public JournalReader(EventJournal journal, Optional<JournalPosition> from) {
    this.journal = journal;
    this.files = journal.files();
    // A place beyond the end is one of a journal that is gone.
    Optional<JournalPosition> place = from.filter(at -> at.segment() <= journal.end().segment());
    this.goesByMarks = place.isEmpty();
    this.position = place.orElse(JournalPosition.START);
    this.usedUpTo = position;
  }

  /** Whether there is something to read. Any thread. */
  public boolean isAtEnd() {
    return position.compareTo(journal.end()) >= 0;
  }

  /**
   * The next entries.
   *
   * @param most at most so many; fewer when they are long
   * @return none when there are none now
   * @throws JournalException when a file cannot be read now, and nothing before it either; it may
   *     be tried again
   */
  public List<JournalEntry> next(int most) {
    return next(most, journal.end());
  }

  /** The next of those entries that were appended before the journal was opened this time. */
  public List<JournalEntry> nextOfEarlier(int most) {
    return next(most, journal.opened());
  }

  private List<JournalEntry> next(int most, JournalPosition end) {
    List<JournalEntry> entries = new ArrayList<>();
    long bytes = 0;
    try {
      while (entries.size() < most && bytes < MANY_BYTES && position.compareTo(end) < 0) {
        Optional<JournalEntry> entry = nextIn(end);
        if (entry.isPresent()) {
          bytes += entry.get().end().offset() - position.offset();
          position = entry.get().end();
          entries.add(entry.get());
        } else if (!goOnAfter(end)) {
          return entries;
        }
      }
      return entries;
    } catch (IOException e) {
      if (!entries.isEmpty()) {
        return entries; // The next call meets the same trouble, or none any more.
      }
      throw new JournalException(files.path(position.segment()) + " cannot be read", e);
    }
  }

  private Optional<JournalEntry> nextIn(JournalPosition end) throws IOException {
    if (current.isEmpty()) {
      return Optional.empty();
    }
    SegmentEntries entries = current.get();
    boolean isLast = entries.number() == end.segment();
    return entries.next(isLast ? end.offset() : entries.length());
  }

  /** Opens the segment after the current one; false when there is none. */
  private boolean goOnAfter(JournalPosition end) throws IOException {
    Optional<Long> next = nextNumber();
    closeSegment();
    if (next.isEmpty() || next.get() > end.segment()) {
      position = end;
      journal.startAnew();
      return false;
    }
    open(next.get());
    return true;
  }

  private Optional<Long> nextNumber() throws IOException {
    Long next =
        current.isPresent()
            ? files.numbers().higher(position.segment())
            : files.numbers().ceiling(position.segment());
    return Optional.ofNullable(next);
  }

  private void open(long number) throws IOException {
    try {
      Segment segment = Segment.open(files.path(number), number);
      long from = segment.firstEntry();
      if (number == position.segment() && position.offset() > 0) {
        from = Math.max(from, position.offset());
      } else if (goesByMarks) {
        from = segment.mark();
      }
      current = Optional.of(new SegmentEntries(segment, from, files));
      position = new JournalPosition(number, from);
    } catch (FileNotFoundException e) {
      // Thrown, too, when it is there and may not, or cannot now, be opened.
      if (Files.exists(files.path(number), LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      position = new JournalPosition(number + 1, 0);
    } catch (EOFException begunAndNoMore) {
      files.delete(number);
      position = new JournalPosition(number + 1, 0);
    } catch (IOException e) {
      files.setAside(number, 0, e.getMessage());
      position = new JournalPosition(number + 1, 0);
    }
  }

  /** Where the reader is: after the last entry it gave out. */
  public JournalPosition position() {
    return position;
  }

  /**
   * Everything before this place is made use of, and needed no more. When that cannot be written
   * down, or files not be removed, it is said once and done by the next call.
   *
   * @param place the end of an entry that was given out
   */
  public void used(JournalPosition place) {
    try {
      if (current.isPresent() && current.get().number() == place.segment()) {
        current.get().mark(place.offset());
      }
      if (place.segment() != usedUpTo.segment()) {
        for (long number : files.numbers().headSet(place.segment())) {
          files.delete(number);
        }
      }
      usedUpTo = place;
      markingFails = false;
    } catch (IOException e) {
      if (!markingFails) {
        files.cannotBeRemoved(e);
      }
      markingFails = true;
    }
  }

  /** Reads on from a place before: what came after it was not made use of. */
  public void backTo(JournalPosition place) {
    closeQuietly();
    position = place;
  }

  private void closeSegment() throws IOException {
    if (current.isPresent()) {
      SegmentEntries old = current.get();
      current = Optional.empty();
      old.close();
    }
  }

  @Override
  public void close() {
    closeQuietly();
  }

  private void closeQuietly() {
    try {
      closeSegment();
    } catch (IOException e) {
      throw new JournalException(files.path(position.segment()) + " cannot be closed", e);
    }
  }
}

package io.github.supervisorevents.notifier.journal;

import io.github.supervisorevents.listener.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Where events are kept between supervisord and the incident tracker: what was appended is there
 * after this process was killed, and read again until somebody says that it was made use of.
 *
 * <p>Appending is one write to the end of a file, a few microseconds, so that supervisord need not
 * wait for more. One thread appends; another reads, with a {@link JournalReader}.
 */
public final class EventJournal implements AutoCloseable {
  private static final long LARGEST_SEGMENT = 4 << 20;

  private final Path folder;
  private final SegmentFiles files;
  private final String run;
  private final boolean survivesPowerLoss;
  private final JournalPosition opened;
  private Optional<Segment> segment = Optional.empty();
  private volatile boolean startAnew;
  private volatile JournalPosition end;

  private EventJournal(Path folder, String run, boolean survivesPowerLoss) throws IOException {
    this.folder = folder;
    this.files = new SegmentFiles(folder);
    this.run = run;
    this.survivesPowerLoss = survivesPowerLoss;
    files.makeFolder();
    NavigableSet<Long> earlier = files.numbers();
    this.opened =
        earlier.isEmpty()
            ? JournalPosition.START
            : new JournalPosition(earlier.last(), Files.size(files.path(earlier.last())));
    this.end = opened;
  }

  /**
   * Opens a journal, or begins one; nobody else may use it.
   *
   * @param folder where it is kept; made when it is missing
   * @param run which start of supervisord sends the events
   * @param survivesPowerLoss whether an event is on the disk itself when {@link #append} returns
   * @throws JournalException when the folder cannot be used
   */
  public static EventJournal open(Path folder, String run, boolean survivesPowerLoss) {
    try {
      return new EventJournal(folder, run, survivesPowerLoss);
    } catch (IOException e) {
      throw new JournalException(folder + " cannot be used", e);
    }
  }

  /**
   * Keeps an event; when this returns it is stored.
   *
   * @param at when it was received
   * @throws JournalException when it could not be stored; it may be tried again
   */
  public void append(Instant at, Event event) {
    byte[] entry = EntryFormat.write(at, event);
    try {
      write(entry, segmentFor(entry.length));
      end = new JournalPosition(end.segment(), end.offset() + entry.length);
    } catch (IOException e) {
      throw new JournalException(folder + " cannot be written", e);
    }
  }

  private Segment segmentFor(int length) throws IOException {
    boolean isFull = end.offset() + length > LARGEST_SEGMENT;
    if (segment.isEmpty() || isFull || startAnew) {
      startAnew = false;
      // First: when no new one can be begun, the old one must not be gone on with.
      closeSegment();
      files.makeFolder();
      // The clock's time, so that a number is not used twice even when all files were removed.
      long number = Math.max(end.segment() + 1, System.currentTimeMillis());
      Segment next = Segment.create(files.path(number), number, run);
      segment = Optional.of(next);
      end = new JournalPosition(number, next.firstEntry());
      syncFolder();
    }
    return segment.get();
  }

  // A file that the folder does not know of after loss of power is as good as none.
  private void syncFolder() throws IOException {
    if (survivesPowerLoss) {
      try {
        files.sync();
      } catch (IOException e) {
        startAnew = true;
        throw e;
      }
    }
  }

  private void write(byte[] entry, Segment to) throws IOException {
    try {
      to.file().write(entry);
      if (survivesPowerLoss) {
        to.file().getFD().sync();
      }
    } catch (IOException e) {
      cutOff(to, e);
      throw e;
    }
  }

  // Part of the entry may stand there. Where that cannot be cut off, the next one goes to a new
  // file; not always, or a full disk would be filled with files that hold nothing.
  private void cutOff(Segment to, IOException failure) {
    try {
      to.file().setLength(end.offset());
      to.file().seek(end.offset());
    } catch (IOException e) {
      startAnew = true;
      failure.addSuppressed(e);
    }
  }

  /** The place after what was appended before this was opened. */
  JournalPosition opened() {
    return opened;
  }

  /** The place after the last entry. Any thread. */
  JournalPosition end() {
    return end;
  }

  SegmentFiles files() {
    return files;
  }

  /**
   * Looks whether somebody took the files away, as cleaners of temporary folders do: what comes
   * next then goes to a new one. Any thread.
   */
  public void checkFiles() {
    JournalPosition now = end;
    if (!now.equals(opened) && !Files.exists(files.path(now.segment()))) {
      startAnew();
    }
  }

  /** What comes next goes to a new file. Any thread. */
  void startAnew() {
    startAnew = true;
  }

  /** Everything appended stays. */
  @Override
  public void close() {
    try {
      closeSegment();
    } catch (IOException e) {
      throw new JournalException(folder + " cannot be closed", e);
    }
  }

  private void closeSegment() throws IOException {
    if (segment.isPresent()) {
      Segment old = segment.get();
      segment = Optional.empty();
      old.close();
    }
  }
}

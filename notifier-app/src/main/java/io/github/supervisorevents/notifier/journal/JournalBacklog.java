package io.github.supervisorevents.notifier.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How many events of a journal nobody has made use of yet, for somebody who looks at it from
 * outside: nothing is changed, and what is damaged is not counted. Any thread.
 */
public final class JournalBacklog {
  private final SegmentFiles files;
  private final Optional<JournalPosition> used;

  private JournalBacklog(Path folder, Optional<JournalPosition> used) {
    this.files = new SegmentFiles(folder);
    this.used = used;
  }

  /**
   * Counts them.
   *
   * @param folder the journal's; it need not be there
   * @param used up to where it has been made use of; empty when nobody knows
   * @throws JournalException when it cannot be read
   */
  public static int count(Path folder, Optional<JournalPosition> used) {
    try {
      return new JournalBacklog(folder, used).count();
    } catch (IOException e) {
      throw new JournalException(folder + " cannot be read", e);
    }
  }

  private int count() throws IOException {
    int count = 0;
    for (long number : files.numbers().tailSet(used.map(JournalPosition::segment).orElse(0L))) {
      count += count(number);
    }
    return count;
  }

  private int count(long number) throws IOException {
    int count = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(files.path(number))))) {
      Segment.Head head = Segment.Head.read(in);
      long from = used.isPresent() ? usedIn(number) : head.mark();
      in.skipNBytes(Math.max(0, from - head.length()));
      while (true) {
        int body = in.readInt();
        in.skipNBytes(EntryFormat.HEAD - Integer.BYTES + (long) body);
        count++;
      }
    } catch (EOFException | NoSuchFileException | StreamCorruptedException end) {
      return count;
    }
  }

  private long usedIn(long number) {
    return used.filter(place -> place.segment() == number).map(JournalPosition::offset).orElse(0L);
  }
}

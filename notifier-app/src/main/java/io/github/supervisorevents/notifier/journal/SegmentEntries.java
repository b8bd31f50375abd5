package io.github.supervisorevents.notifier.journal;

import java.io.IOException;
import java.util.Optional;

/** Reads the entries of one segment, many bytes at a time. For one thread. */
final class SegmentEntries implements AutoCloseable {
  private static final int USUAL_SIZE = 64 << 10;

  private final Segment segment;
  private final SegmentFiles files;
  private byte[] bytes = new byte[USUAL_SIZE];
  private int start;
  private int end;

  /** The place in the file of the first byte that was not taken. */
  private long offset;

  private boolean isDamaged;

  SegmentEntries(Segment segment, long from, SegmentFiles files) {
    this.segment = segment;
    this.files = files;
    this.offset = from;
  }

  long number() {
    return segment.number();
  }

  long length() throws IOException {
    return segment.length();
  }

  /**
   * The next entry; empty when there is none before the limit. Says so, and sets the file aside,
   * when what is there is no entry.
   */
  Optional<JournalEntry> next(long limit) throws IOException {
    if (isDamaged || offset >= limit) {
      return Optional.empty();
    }
    if (!ensure(EntryFormat.HEAD, limit)) {
      return damaged("an entry is cut off");
    }
    int body = EntryFormat.bodyLength(bytes, start);
    if (body < 0) {
      return damaged("no entry begins there");
    }
    if (!ensure(EntryFormat.HEAD + body, limit)) {
      return damaged("an entry is cut off");
    }
    if (!EntryFormat.isWhole(bytes, start, body)) {
      return damaged("a checksum is wrong");
    }
    return Optional.of(take(body));
  }

  private JournalEntry take(int body) {
    int head = start;
    start += EntryFormat.HEAD + body;
    offset += EntryFormat.HEAD + body;
    return new JournalEntry(
        segment.run(),
        EntryFormat.time(bytes, head),
        EntryFormat.event(bytes, head, body),
        new JournalPosition(segment.number(), offset));
  }

  private boolean ensure(int count, long limit) throws IOException {
    if (end - start >= count) {
      return true;
    }
    if (offset + count > limit) {
      return false;
    }
    makeRoom(count);
    segment.file().seek(offset + end - start);
    while (end - start < count) {
      int most = (int) Math.min(bytes.length - end, limit - offset - (end - start));
      int read = segment.file().read(bytes, end, most);
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }

  private void makeRoom(int count) {
    byte[] target = bytes.length < count ? new byte[count] : bytes;
    if (count <= USUAL_SIZE && bytes.length > USUAL_SIZE && end - start <= USUAL_SIZE) {
      target = new byte[USUAL_SIZE];
    }
    System.arraycopy(bytes, start, target, 0, end - start);
    end -= start;
    start = 0;
    bytes = target;
  }

  private Optional<JournalEntry> damaged(String what) {
    isDamaged = true;
    files.setAside(segment.number(), offset, what);
    return Optional.empty();
  }

  /** Everything before this offset is made use of. */
  void mark(long usedOffset) throws IOException {
    segment.mark(usedOffset);
  }

  @Override
  public void close() throws IOException {
    segment.close();
  }
}

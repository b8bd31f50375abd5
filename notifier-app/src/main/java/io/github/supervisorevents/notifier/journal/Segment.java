package io.github.supervisorevents.notifier.journal;

import java.io.DataInput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One file of a journal. Not for several threads at a time.
 *
 * <pre>
 *   magic   8   "svevents"
 *   read    8   where the first entry is that nobody has made use of yet
 *   length  2   of the next
 *   run         which start of supervisord the events are of: UTF-8
 *   entries     see EntryFormat
 * </pre>
 *
 * @param number its place among the others
 * @param run which start of supervisord the events are of
 * @param firstEntry where entries begin
 * @param file open for reading and writing; not a channel, which an interrupt would close
 */
record Segment(long number, String run, long firstEntry, RandomAccessFile file)
    implements AutoCloseable {
  private static final long MAGIC =
      ByteBuffer.wrap("svevents".getBytes(StandardCharsets.US_ASCII)).getLong();
  private static final int READ_AT = 8;
  private static final String OWNER_ONLY = "rw-------";

  /** Begins a new one. */
  static Segment create(Path path, long number, String run) throws IOException {
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    byte[] name = run.getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = ByteBuffer.allocate(8 + 8 + 2 + name.length);
    head.putLong(MAGIC).putLong(head.capacity()).putShort((short) name.length).put(name);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      file.write(head.array());
    } catch (IOException e) {
      file.close();
      Files.deleteIfExists(path);
      throw e;
    }
    return new Segment(number, run, head.capacity(), file);
  }

  /**
   * What stands before the entries.
   *
   * @param mark where the first entry is that nobody has made use of
   * @param run which start of supervisord the events are of
   * @param length in bytes
   */
  record Head(long mark, String run, int length) {
    /**
     * Reads it.
     *
     * @throws StreamCorruptedException when it is none
     */
    static Head read(DataInput in) throws IOException {
      if (in.readLong() != MAGIC) {
        throw new StreamCorruptedException("it does not begin as a journal does");
      }
      long mark = in.readLong();
      byte[] name = new byte[in.readUnsignedShort()];
      in.readFully(name);
      return new Head(
          mark, new String(name, StandardCharsets.UTF_8), Long.BYTES * 2 + 2 + name.length);
    }
  }

  /**
   * Opens an old one.
   *
   * @throws IOException when it cannot be opened, or is no segment
   */
  static Segment open(Path path, long number) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      Head head = Head.read(file);
      return new Segment(number, head.run(), head.length(), file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  long length() throws IOException {
    return file.length();
  }

  /** Where the first entry is that nobody has made use of. */
  long mark() throws IOException {
    file.seek(READ_AT);
    return Math.max(firstEntry, file.readLong());
  }

  /** Everything before this offset is made use of. */
  void mark(long offset) throws IOException {
    file.seek(READ_AT);
    file.write(ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

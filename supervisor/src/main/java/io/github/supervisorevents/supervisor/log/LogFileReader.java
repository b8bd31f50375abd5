package io.github.supervisorevents.supervisor.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Parts of log files, chosen by supervisord's rules. For any thread.
 *
 * <p>One call returns at most {@link #MOST_BYTES}: the first ones of what was asked for, or the
 * last ones where the end of the file was asked for.
 */
public final class LogFileReader {
  /** What one call returns at most. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  private LogFileReader() {}

  /**
   * Reads as {@code readLog} and its relatives do. From {@code offset}, {@code length} bytes or,
   * with a length of 0, everything; with a negative offset and a length of 0, that many bytes from
   * the end.
   *
   * @throws IllegalArgumentException if the length is negative, or is given with a negative offset:
   *     the fault BAD_ARGUMENTS
   * @throws IOException if the file cannot be read: the fault FAILED
   */
  public static byte[] read(Path file, long offset, long length) throws IOException {
    if (length < 0 || (offset < 0 && length != 0)) {
      throw new IllegalArgumentException(
          "length is 0 or more, and 0 with a negative offset; found offset "
              + offset
              + ", length "
              + length);
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (offset < 0) {
        long wanted = Math.min(size, Math.min(-Math.max(offset, -size), MOST_BYTES));
        return read(channel, size - wanted, wanted);
      }
      long available = Math.max(0, size - offset);
      long wanted = length == 0 ? available : Math.min(length, available);
      return read(channel, offset, wanted);
    }
  }

  /**
   * Reads as {@code tailProcessStdoutLog} and its relatives do: {@code length} bytes from {@code
   * offset}; the last {@code length} bytes if the file has grown beyond these, or not so far yet;
   * nothing if it ends before {@code offset}, or cannot be read.
   */
  public static Tail tail(Path file, long offset, long length) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      long from = offset;
      long count = length;
      boolean overflow = size > from + count;
      if (overflow) {
        from = size - 1;
      }
      if (from + count > size) {
        count = from > size - 1 ? 0 : count;
        from = size - count;
      }
      byte[] data = read(channel, Math.max(0, from), Math.max(0, count));
      return new Tail(data, size, overflow);
    } catch (IOException e) {
      return new Tail(new byte[0], offset, false);
    }
  }

  private static byte[] read(FileChannel channel, long from, long count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, MOST_BYTES));
    long at = from;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, at);
      if (read < 0) {
        return Arrays.copyOf(bytes.array(), bytes.position()); // cut meanwhile
      }
      at += read;
    }
    return bytes.array();
  }

  /**
   * What a tail found.
   *
   * @param offset where the next tail begins: the size of the file
   * @param overflow whether bytes were skipped
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Tail(byte[] data, long offset, boolean overflow) {}
}

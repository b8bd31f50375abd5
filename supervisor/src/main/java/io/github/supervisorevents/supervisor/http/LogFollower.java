package io.github.supervisorevents.supervisor.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Reads a log as it grows, over rotations: what was written to the old file is read to its end
 * before the new one is. For one thread at a time.
 */
final class LogFollower implements Closeable {
  private static final int CHUNK_BYTES = 32 << 10;
  private static final byte[] TRUNCATED =
      "==> File truncated <==\n".getBytes(StandardCharsets.UTF_8);

  private final Path file;
  private FileChannel channel;
  private Object identity;
  private long position;

  /**
   * Opens a log.
   *
   * @param head bytes before its present end that are read first
   */
  LogFollower(Path file, long head) throws IOException {
    this.file = file;
    open();
    position = Math.max(0, channel.size() - head);
  }

  /** What was written since the last time, or a part of it; nothing if there is nothing new. */
  ByteBuffer next() throws IOException {
    long size = channel.size();
    if (size < position) {
      position = 0;
      return ByteBuffer.wrap(TRUNCATED);
    }
    if (size == position && wasReplaced()) {
      channel.close();
      open();
      position = 0;
      size = channel.size();
    }
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, size - position));
    int read = chunk.hasRemaining() ? channel.read(chunk, position) : 0;
    position += Math.max(0, read);
    return chunk.flip();
  }

  private boolean wasReplaced() {
    try {
      return !Objects.equals(identity, identityOfPath());
    } catch (IOException goneForNow) {
      return false;
    }
  }

  /**
   * Opens the file that the path names, and knows which one that is even if it is rotated at this
   * moment.
   */
  private void open() throws IOException {
    Object before;
    do {
      before = identityOfPath();
      if (channel != null) {
        channel.close();
      }
      channel = FileChannel.open(file);
      identity = identityOfPath();
    } while (!Objects.equals(before, identity));
  }

  private Object identityOfPath() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * When a log file is set aside, and how many of those are kept.
 *
 * @param maxBytes size from which it is set aside; 0 for never
 * @param backups how many are kept; 0: the file is emptied instead
 */
record Rotation(long maxBytes, int backups) {
  static final Rotation NEVER = new Rotation(0, 0);

  boolean isDue(long size) {
    return maxBytes > 0 && size >= maxBytes;
  }

  /** Makes room for a new file of this name; 0 or a negated error number. */
  int shift(Path file) {
    for (int i = backups; i > 0; i--) {
      Path from = i == 1 ? file : numbered(file, i - 1);
      Path to = numbered(file, i);
      if (i == backups && Files.exists(from)) {
        // Not left to rename: where that replaces a file, ext4 first writes the other one to disk.
        Descriptors.unlink(to);
      }
      int result = Descriptors.rename(from, to);
      if (result < 0 && result != -Errno.ENOENT) {
        return result;
      }
    }
    return 0;
  }

  private static Path numbered(Path file, int number) {
    return Path.of(file + "." + number);
  }
}

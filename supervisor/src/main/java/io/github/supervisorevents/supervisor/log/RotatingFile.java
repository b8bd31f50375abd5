package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.OpenFlag;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A regular file. Once it has reached its size, {@code name} becomes {@code name.1}, which was
 * {@code name.2} before, and so on; without backups it is emptied.
 */
final class RotatingFile implements LogOutput {
  private static final int MODE = 0666; // less the umask
  private static final int APPEND = OpenFlag.WRONLY | OpenFlag.CREAT | OpenFlag.APPEND;
  private static final int CLOSED = -1;

  private final Path file;
  private final Rotation rotation;
  private final int linkFlag;
  private final Losses losses;
  private int fd;
  private long size;

  /** Takes over an open file, and its position as its size. */
  RotatingFile(Path file, int fd, Rotation rotation, boolean followsLinks, LogTrouble trouble) {
    this.file = file;
    this.fd = fd;
    this.rotation = rotation;
    this.linkFlag = followsLinks ? 0 : OpenFlag.NOFOLLOW;
    this.losses = new Losses(file.toString(), trouble);
    this.size = Descriptors.size(fd);
  }

  @Override
  public void write(NativeBuffer data) {
    if (fd == CLOSED) {
      reopenFor(data.bytes().remaining());
    }
    boolean whole = fd != CLOSED && writeAll(data);
    data.bytes().position(data.bytes().limit());
    if (whole) {
      losses.written();
      rotateIfDue();
    }
  }

  @Override
  public void reopen() {
    close();
    reopenFor(0);
  }

  @Override
  public void clear() throws IOException {
    if (!PlainFile.isNamed(file)) {
      reopen();
      return;
    }
    close();
    int result = Descriptors.unlink(file);
    reopenFor(0);
    if (result < 0 && result != -Errno.ENOENT) {
      throw new IOException("log " + file + " cannot be removed: " + Errno.ofResult(result));
    }
  }

  @Override
  public void close() {
    if (fd != CLOSED) {
      Descriptors.close(fd);
      fd = CLOSED;
    }
  }

  private boolean writeAll(NativeBuffer data) {
    while (data.bytes().hasRemaining()) {
      int count = data.write(fd);
      if (count <= 0) {
        Errno why = count < 0 ? Errno.ofResult(count) : new Errno(Errno.EIO);
        losses.lost(data.bytes().remaining(), why);
        return false;
      }
      size += count;
    }
    return true;
  }

  private void rotateIfDue() {
    if (!rotation.isDue(size)) {
      return;
    }
    size = Descriptors.position(fd); // smaller if somebody else has truncated it
    if (!rotation.isDue(size)) {
      return;
    }
    if (!Descriptors.isOpenAt(fd, file)) {
      reopen(); // another process's log, or logrotate, has set it aside already
      return;
    }
    if (!PlainFile.isNamed(file)) {
      size = 0;
      return;
    }
    int result = rotation.shift(file);
    if (result < 0) {
      size = 0; // it goes on growing; the next attempt is after as many bytes again
      losses.cannot("rotated", Errno.ofResult(result));
      return;
    }
    close();
    open(OpenFlag.TRUNC);
  }

  private void reopenFor(int bytesAtStake) {
    int result = open(0);
    if (result < 0) {
      losses.lost(bytesAtStake, Errno.ofResult(result));
    }
  }

  private int open(int moreFlags) {
    int result = Descriptors.open(file, APPEND | linkFlag | moreFlags, MODE);
    fd = Math.max(result, CLOSED);
    size = fd == CLOSED ? 0 : Descriptors.size(fd);
    return result;
  }
}

package io.github.supervisorevents.supervisor.posix;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What can be done with any file descriptor. All that is opened here is closed on exec. */
public final class Descriptors {
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;
  private static final int POLLOUT = 4;

  private Descriptors() {}

  /**
   * Opens a file.
   *
   * @param flags of {@link OpenFlag}
   * @param mode permission bits of a file that is created, less the umask
   * @return the descriptor, or a negated error number
   */
  public static int open(Path path, int flags, int mode) {
    byte[] name = OsString.terminated(path.toString());
    int fd;
    do {
      fd = LibC.orErrno(LibC.open(name, flags | OpenFlag.CLOEXEC, mode));
    } while (fd == -Errno.EINTR);
    return fd;
  }

  /** Closes a descriptor; a failure has no consequence that anybody could mend. */
  public static void close(int fd) {
    LibC.close(fd);
  }

  /** Marks all that is open above stderr: no program that is executed from now on gets it. */
  static void closeAllOnExec() {
    String[] open = new File("/proc/self/fd").list();
    for (String fd : open == null ? new String[0] : open) {
      if (Integer.parseInt(fd) > 2) {
        LibC.fcntl(Integer.parseInt(fd), LibC.F_SETFD, LibC.FD_CLOEXEC);
      }
    }
  }

  /** Makes reads and writes return instead of wait. */
  public static void setNonBlocking(int fd) throws PosixException {
    int flags = PosixException.check("fcntl", LibC.orErrno(LibC.fcntl(fd, LibC.F_GETFL, 0)));
    PosixException.check(
        "fcntl", LibC.orErrno(LibC.fcntl(fd, LibC.F_SETFL, flags | OpenFlag.NONBLOCK)));
  }

  /** A second descriptor (3 or higher) for the same open file, or a negated error number. */
  public static int duplicate(int fd) {
    return LibC.orErrno(LibC.fcntl(fd, LibC.F_DUPFD_CLOEXEC, 3));
  }

  /** True if the descriptor is a terminal. */
  public static boolean isTerminal(int fd) {
    return LibC.isatty(fd) == 1;
  }

  /** True if it has a position: a regular file, not a pipe, a socket or a terminal. */
  public static boolean isSeekable(int fd) {
    return LibC.lseek(fd, 0, SEEK_CUR) >= 0;
  }

  /** The size of a seekable file in bytes, or a negated error number; moves its position there. */
  public static long size(int fd) {
    long size = LibC.lseek(fd, 0, SEEK_END);
    return size < 0 ? -LibC.errno() : size;
  }

  /** Renames a file, over one that has the new name; 0 or a negated error number. */
  public static int rename(Path from, Path to) {
    byte[] oldName = OsString.terminated(from.toString());
    return LibC.orErrno(LibC.rename(oldName, OsString.terminated(to.toString())));
  }

  /** Removes a file that is no directory; 0 or a negated error number. */
  public static int unlink(Path path) {
    return LibC.orErrno(LibC.unlink(OsString.terminated(path.toString())));
  }

  /** Where the next read or write of a seekable file begins, or a negated error number. */
  public static long position(int fd) {
    long position = LibC.lseek(fd, 0, SEEK_CUR);
    return position < 0 ? -LibC.errno() : position;
  }

  /** True if the path leads to what the descriptor has open: it was not renamed or replaced. */
  public static boolean isOpenAt(int fd, Path path) {
    try {
      return Files.isSameFile(Path.of("/proc/self/fd/" + fd), path);
    } catch (IOException e) {
      return false;
    }
  }

  /** True if a write of up to 4096 bytes would not wait, whatever the descriptor's mode. */
  public static boolean takesBytes(int fd) {
    return awaitTakesBytes(fd, Duration.ZERO);
  }

  /** As {@link #takesBytes}, and waits for it to become true. */
  public static boolean awaitTakesBytes(int fd, Duration patience) {
    // struct pollfd { int fd; short events; short revents; }
    int[] pollFd = {fd, POLLOUT};
    return LibC.poll(pollFd, 1, (int) patience.toMillis()) == 1;
  }

  /** Cuts a file to a length in bytes; 0 or a negated error number. */
  public static int truncate(int fd, long length) {
    return LibC.orErrno(LibC.ftruncate(fd, length));
  }

  /** Opens /dev/null for those of the descriptors 0 to 2 that are closed. Call it first of all. */
  public static void ensureStandard() throws PosixException {
    int fd;
    do {
      fd = PosixException.check("open /dev/null", open(Path.of("/dev/null"), OpenFlag.RDWR, 0));
      if (fd <= 2) {
        LibC.fcntl(fd, LibC.F_SETFD, 0);
      }
    } while (fd < 2);
    if (fd > 2) {
      close(fd);
    }
  }
}

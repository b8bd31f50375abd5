package io.github.supervisorevents.supervisor.posix;

/**
 * Both ends of a pipe, closed on exec, blocking, and never one of the descriptors 0 to 2.
 *
 * @param readEnd what {@code writeEnd} is given comes out here
 * @param writeEnd see {@code readEnd}
 */
public record Pipe(int readEnd, int writeEnd) {
  private static final int FIRST = 3;

  /** Makes a pipe. */
  public static Pipe open() throws PosixException {
    int[] ends = new int[2];
    PosixException.check("pipe", LibC.orErrno(LibC.pipe2(ends, OpenFlag.CLOEXEC)));
    try {
      ends[0] = aboveStandard(ends[0]);
      ends[1] = aboveStandard(ends[1]);
      return new Pipe(ends[0], ends[1]);
    } catch (PosixException e) {
      Descriptors.close(ends[0]);
      Descriptors.close(ends[1]);
      throw e;
    }
  }

  /** Closes both ends. */
  public void close() {
    Descriptors.close(readEnd);
    Descriptors.close(writeEnd);
  }

  private static int aboveStandard(int fd) throws PosixException {
    if (fd >= FIRST) {
      return fd;
    }
    int higher =
        PosixException.check("fcntl", LibC.orErrno(LibC.fcntl(fd, LibC.F_DUPFD_CLOEXEC, FIRST)));
    Descriptors.close(fd);
    return higher;
  }
}

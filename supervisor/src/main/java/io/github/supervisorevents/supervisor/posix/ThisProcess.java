package io.github.supervisorevents.supervisor.posix;

import java.nio.file.Path;

/** What belongs to the process as a whole, whichever thread changes it. */
public final class ThisProcess {
  private ThisProcess() {}

  /** Its pid. */
  public static int pid() {
    return LibC.getpid();
  }

  /** The file mode mask from now on, for children too. */
  public static void setUmask(int mask) {
    LibC.umask(mask);
  }

  /**
   * The working directory from now on, for children too. Java itself does not notice: it goes on
   * resolving relative paths against the one it was started in.
   */
  public static void changeDirectory(Path directory) throws PosixException {
    int result = LibC.orErrno(LibC.chdir(OsString.terminated(directory.toString())));
    PosixException.check("chdir " + directory, result);
  }

  /** Lets go of terminal or pipes: stdin, stdout and stderr are /dev/null from now on. */
  public static void detachStandard() throws PosixException {
    int none =
        PosixException.check(
            "open /dev/null", Descriptors.open(Path.of("/dev/null"), OpenFlag.RDWR, 0));
    for (int fd = 0; fd <= 2; fd++) {
      PosixException.check("dup2", LibC.orErrno(LibC.dup2(none, fd)));
    }
    if (none > 2) {
      Descriptors.close(none);
    }
  }
}

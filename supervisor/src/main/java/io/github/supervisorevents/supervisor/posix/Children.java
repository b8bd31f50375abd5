package io.github.supervisorevents.supervisor.posix;

import java.util.Optional;

/** Signals to processes, and the waiting for those that ended. */
public final class Children {
  private static final int NO_HANG = 1;

  private Children() {}

  /**
   * One child that ended and was not reaped yet, orphans included; empty if there is none now. Call
   * it until it is empty whenever SIGCHLD came.
   */
  public static Optional<ChildExit> reap() {
    int[] status = new int[1];
    int pid = LibC.waitpid(-1, status, NO_HANG);
    return pid > 0 ? Optional.of(new ChildExit(pid, status[0])) : Optional.empty();
  }

  /** Sends a signal to a process; 0 or a negated error number (ESRCH: there is none). */
  public static int signal(int pid, int signal) {
    return LibC.orErrno(LibC.kill(positive(pid), signal));
  }

  /** Sends a signal to all processes of a group; 0 or a negated error number. */
  public static int signalGroup(int processGroup, int signal) {
    return LibC.orErrno(LibC.kill(-positive(processGroup), signal));
  }

  // 0 and -1 mean "my group" and "everybody": nobody here ever means that.
  private static int positive(int pid) {
    if (pid <= 1) {
      throw new IllegalArgumentException("no signal goes to pid " + pid);
    }
    return pid;
  }
}

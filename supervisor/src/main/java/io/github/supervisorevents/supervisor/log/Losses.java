package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Errno;

/** What one log lost: said when it begins and when it is over, not for every line in between. */
final class Losses {
  private final String log;
  private final LogTrouble trouble;
  private boolean failing;
  private long lostBytes;
  private String whatCannot = "";

  /**
   * Begins without any.
   *
   * @param log what the operator knows it by
   */
  Losses(String log, LogTrouble trouble) {
    this.log = log;
    this.trouble = trouble;
  }

  void lost(long bytes, Errno why) {
    lost(bytes, "cannot be written: " + why);
  }

  void lost(long bytes, String why) {
    lostBytes += bytes;
    if (!failing) {
      failing = true;
      trouble.report("log " + log + " " + why + "; output is dropped until that changes");
    }
  }

  /** Something else than writing failed; nothing is lost by it. */
  void cannot(String what, Errno why) {
    if (!whatCannot.equals(what)) {
      whatCannot = what;
      trouble.report("log " + log + " cannot be " + what + ": " + why);
    }
  }

  void written() {
    if (failing) {
      failing = false;
      trouble.report("log " + log + " is written again; " + lostBytes + " bytes were lost");
      lostBytes = 0;
    }
  }
}

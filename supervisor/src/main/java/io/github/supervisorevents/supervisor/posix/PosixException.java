package io.github.supervisorevents.supervisor.posix;

import java.io.IOException;

/** The operating system refused something. The message names the call, its subject and why. */
public final class PosixException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /** A failure of the given call, subject included: {@code open /var/log/x}. */
  public PosixException(String call, int code) {
    super(call + ": " + new Errno(code));
    this.code = code;
  }

  /** Throws if a result is a negated error number, and hands it on otherwise. */
  public static int check(String call, int result) throws PosixException {
    if (result < 0) {
      throw new PosixException(call, -result);
    }
    return result;
  }

  /** Why. */
  public Errno errno() {
    return new Errno(code);
  }
}

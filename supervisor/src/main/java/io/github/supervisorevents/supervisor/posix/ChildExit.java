package io.github.supervisorevents.supervisor.posix;

import java.util.OptionalInt;

/**
 * How a child ended.
 *
 * @param pid which child; as PID 1 also somebody else's orphan
 * @param status the wait status as the system gave it
 */
public record ChildExit(int pid, int status) {
  private static final int SIGNAL_BITS = 0x7f;
  private static final int CORE_BIT = 0x80;

  /** What it passed to exit (0 to 255); empty if a signal ended it. */
  public OptionalInt exitStatus() {
    return signal().isPresent() ? OptionalInt.empty() : OptionalInt.of(status >> 8 & 0xff);
  }

  /** The number of the signal that ended it; empty if it exited. */
  public OptionalInt signal() {
    int signal = status & SIGNAL_BITS;
    return signal == 0 ? OptionalInt.empty() : OptionalInt.of(signal);
  }

  /** True if the system wrote a core dump. */
  public boolean dumpedCore() {
    return signal().isPresent() && (status & CORE_BIT) != 0;
  }
}

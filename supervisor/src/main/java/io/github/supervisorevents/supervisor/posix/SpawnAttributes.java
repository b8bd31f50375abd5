package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** What every child is given: a session of its own, no signal blocked, none ignored. */
final class SpawnAttributes {
  private static final int AMPLE_SIZE = 1024; // glibc: 336
  private static final int SIGNAL_SET_SIZE = 128;
  private static final short SETSIGDEF = 0x04;
  private static final short SETSIGMASK = 0x08;
  private static final short SETSID = 0x80;

  private final Memory memory = new Memory(AMPLE_SIZE);

  SpawnAttributes() {
    LibC.posix_spawnattr_init(address());
    LibC.posix_spawnattr_setflags(address(), (short) (SETSIGDEF | SETSIGMASK | SETSID));
    try (Memory signals = new Memory(SIGNAL_SET_SIZE)) {
      long set = Pointer.nativeValue(signals);
      LibC.sigemptyset(set);
      LibC.posix_spawnattr_setsigmask(address(), set);
      LibC.sigfillset(set);
      LibC.posix_spawnattr_setsigdefault(address(), set);
    }
  }

  long address() {
    return Pointer.nativeValue(memory);
  }
}

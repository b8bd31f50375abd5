package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Native;

/** Calls that only tests need. */
public final class Sockets {
  private static final int UNIX = 1;

  static {
    Native.register(Sockets.class, "c");
  }

  private Sockets() {}

  /** Two connected stream sockets. */
  public static int[] pair() {
    int[] ends = new int[2];
    if (socketpair(UNIX, 1, 0, ends) != 0) {
      throw new IllegalStateException("socketpair: " + new Errno(Native.getLastError()));
    }
    return ends;
  }

  /** A datagram socket at a path, as syslogd has one. */
  public static int datagramsAt(String path) {
    int fd = LibC.socket(UNIX, 2, 0);
    byte[] address = new byte[110];
    address[0] = UNIX;
    byte[] name = OsString.encode(path);
    System.arraycopy(name, 0, address, 2, name.length);
    if (bind(fd, address, address.length) != 0) {
      throw new IllegalStateException("bind: " + new Errno(Native.getLastError()));
    }
    return fd;
  }

  static native int socketpair(int domain, int type, int protocol, int[] ends);

  static native int bind(int fd, byte[] address, int length);
}

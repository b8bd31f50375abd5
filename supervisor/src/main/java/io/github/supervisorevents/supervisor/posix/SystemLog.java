package io.github.supervisorevents.supervisor.posix;

import java.nio.file.Path;

/** The system's log: datagrams to /dev/log, which nobody waits for. For one thread. */
public final class SystemLog implements AutoCloseable {
  private static final Path DEV_LOG = Path.of("/dev/log");
  private static final int UNIX = 1;
  private static final int DATAGRAM = 2;
  private static final int CLOEXEC = 0x80000;
  private static final int DONT_WAIT = 0x40;
  private static final int NO_SIGNAL = 0x4000;
  private static final int ADDRESS_SIZE =
      110; // struct sockaddr_un { short family; char path[108] }

  private final byte[] address;
  private final int fd;

  private SystemLog(byte[] address, int fd) {
    this.address = address;
    this.fd = fd;
  }

  /** Makes ready to send; whether anybody listens shows when something is sent. */
  public static SystemLog open() throws PosixException {
    return open(DEV_LOG);
  }

  /** As {@link #open()}, for a syslogd that listens elsewhere. */
  public static SystemLog open(Path socket) throws PosixException {
    int fd = PosixException.check("socket", LibC.orErrno(LibC.socket(UNIX, DATAGRAM | CLOEXEC, 0)));
    byte[] path = OsString.encode(socket.toString());
    byte[] address = new byte[ADDRESS_SIZE];
    address[java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN ? 0 : 1] = UNIX;
    System.arraycopy(path, 0, address, 2, path.length);
    return new SystemLog(address, fd);
  }

  /**
   * Sends one message.
   *
   * @param message as syslogd wants it, priority in angle brackets first
   * @return 0, or a negated error number (EAGAIN: syslogd does not keep up; ENOENT, ECONNREFUSED:
   *     there is none); the message is lost then
   */
  public int send(byte[] message) {
    return LibC.orErrno(
        Math.min(
            0,
            LibC.sendto(
                fd, message, message.length, DONT_WAIT | NO_SIGNAL, address, address.length)));
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}

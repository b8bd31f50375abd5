package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The signals that this process is sent, one after the other, for the thread that owns the poller.
 *
 * <p>SIGQUIT too, on x86-64 and ARM; on other processors it stays the JVM's, which prints its
 * threads. There is one of these in a process, and it is never undone.
 */
public final class ReceivedSignals {
  public static final int HUP = 1;
  public static final int INT = 2;
  public static final int QUIT = 3;
  public static final int USR2 = 12;
  public static final int TERM = 15;
  public static final int CHLD = 17;

  private static final int[] TAKEN = {HUP, INT, QUIT, USR2, TERM, CHLD};

  // struct sigaction { handler; sigset_t mask; int flags; restorer }
  private static final int ACTION_SIZE = 152;
  private static final int ACTION_FLAGS = 136;
  private static final int RESTART = 0x10000000;
  private static final int ON_STACK = 0x08000000;

  private final int fd;
  private final NativeBuffer buffer = NativeBuffer.allocate(256);

  private ReceivedSignals(int fd) {
    this.fd = fd;
    buffer.bytes().limit(0);
  }

  /**
   * Takes over SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGUSR2 and SIGCHLD. From now on one of them makes
   * {@link Poller#poll} return, and {@link #next} tells which.
   */
  public static ReceivedSignals takeOver(Poller<?> poller) throws PosixException {
    Pipe pipe = Pipe.open();
    Descriptors.setNonBlocking(pipe.readEnd());
    Descriptors.setNonBlocking(pipe.writeEnd());
    ReceivedSignals signals = new ReceivedSignals(pipe.readEnd());
    poller.watchSilently(pipe.readEnd(), signals::readPending);
    Optional<Long> handler = SignalHandlerCode.load(pipe.writeEnd());
    for (int signal : TAKEN) {
      if (handler.isPresent()) {
        install(signal, handler.get());
      } else if (signal != QUIT) {
        JavaSignalHandler.install(signal, pipe.writeEnd());
      }
    }
    return signals;
  }

  /** The next signal's number, oldest first; empty if there is none now. */
  public OptionalInt next() {
    return buffer.bytes().hasRemaining()
        ? OptionalInt.of(buffer.bytes().get())
        : OptionalInt.empty();
  }

  // What does not fit stays in the pipe, which makes the next poll return at once.
  private void readPending() {
    if (!buffer.bytes().hasRemaining()) {
      buffer.read(fd);
    }
  }

  private static void install(int signal, long handler) throws PosixException {
    try (Memory action = new Memory(ACTION_SIZE)) {
      action.clear();
      action.setLong(0, handler);
      action.setInt(ACTION_FLAGS, RESTART | ON_STACK);
      int result = LibC.orErrno(LibC.sigaction(signal, Pointer.nativeValue(action), 0));
      PosixException.check("sigaction " + signal, result);
    }
  }
}

package io.github.supervisorevents.supervisor.posix;

import java.util.Map;
import sun.misc.Signal;

/** A signal handler in Java, for processors that {@link SignalHandlerCode} does not know. */
final class JavaSignalHandler {
  private static final Map<Integer, String> NAMES =
      Map.of(1, "HUP", 2, "INT", 12, "USR2", 15, "TERM", 17, "CHLD");

  private JavaSignalHandler() {}

  /** From now on the signal's number is written to the descriptor, by a thread of its own. */
  static void install(int number, int fd) {
    try {
      Signal.handle(new Signal(NAMES.get(number)), signal -> write(number, fd));
    } catch (IllegalArgumentException reserved) {
      throw new IllegalStateException(
          "SIG" + NAMES.get(number) + " cannot be handled (is -Xrs given?)", reserved);
    }
  }

  private static void write(int number, int fd) {
    NativeBuffer one = NativeBuffer.allocate(1);
    one.bytes().put(0, (byte) number);
    one.write(fd);
  }
}

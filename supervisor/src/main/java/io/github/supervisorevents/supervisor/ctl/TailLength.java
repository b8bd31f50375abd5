package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.RpcHttpException;
import java.util.Optional;

/**
 * How much of the end of a log: {@code -1600}.
 *
 * @param modifier as it was written
 * @param bytes the number in it, empty when there is none
 */
record TailLength(String modifier, Optional<Long> bytes) {
  static final String DEFAULT = "-1600";

  /** A character of UTF-8 has at most this many bytes after its first. */
  private static final int LONGEST_REST = 3;

  private static final int SERVER_ERROR = 500;

  /** Reads a log from an offset, up to the end when the length is 0. */
  @FunctionalInterface
  interface LogReader {
    String read(String name, long offset, int length);
  }

  static TailLength parse(String modifier) {
    try {
      return new TailLength(modifier, Optional.of(Long.parseLong(modifier.substring(1))));
    } catch (NumberFormatException e) {
      return new TailLength(modifier, Optional.empty());
    }
  }

  boolean isNumber() {
    return bytes.isPresent();
  }

  void refuse(CtlSession ctl) {
    ctl.say("Error: bad argument " + modifier);
    ctl.fail(ExitStatus.GENERIC);
  }

  /**
   * Reads that much, or up to three bytes less: supervisord breaks when the log is cut within a
   * character.
   */
  String read(LogReader reader, String name) {
    long length = bytes.orElseThrow();
    for (int less = 0; ; less++) {
      try {
        return reader.read(name, less - length, 0);
      } catch (RpcHttpException e) {
        if (e.status() != SERVER_ERROR || less == LONGEST_REST || length <= less + 1) {
          throw e;
        }
      }
    }
  }
}

package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import java.io.IOException;
import java.time.Duration;

/** Where the bytes of a log go. For the loop's thread; neither waits nor throws when it writes. */
public interface LogOutput {
  /** Takes everything between the buffer's position and limit; what cannot be written is lost. */
  void write(NativeBuffer data);

  /** Closes what it writes to and opens it anew: somebody has moved it away. */
  void reopen();

  /**
   * Throws away what was written so far, and starts anew.
   *
   * @throws IOException if the file cannot be removed
   */
  void clear() throws IOException;

  /** Waits for what a slow reader has not taken yet; only where nobody waits for the loop. */
  default void flush(Duration patience) {}

  /** Nothing more will come. */
  void close();
}

package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import java.io.IOException;

/** Where one channel of a process goes while it runs. */
public interface OutputSink {
  /**
   * Takes what the process wrote: all that is between the buffer's position and limit, which may be
   * changed. Neither blocks nor throws.
   */
  void write(NativeBuffer data);

  /** Closes the log and opens it anew: somebody has moved it away. */
  void reopen();

  /**
   * Throws away what is in the log.
   *
   * @throws IOException if the file cannot be removed
   */
  void clear() throws IOException;

  /** Nothing more will come: what was held back goes out, and the log is closed. */
  void close();
}

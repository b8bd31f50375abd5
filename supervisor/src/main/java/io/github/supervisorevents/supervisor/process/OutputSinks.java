package io.github.supervisorevents.supervisor.process;

import java.io.IOException;
import java.util.function.IntSupplier;

/** The places where what a process writes goes: opened anew whenever it is started. */
public interface OutputSinks {
  /**
   * Opens the place for one channel.
   *
   * @param pid says which pid to tell, once something was written
   * @throws IOException if its log cannot be opened
   */
  OutputSink open(Channel channel, IntSupplier pid) throws IOException;

  /**
   * Throws away what is in the logs while none of them is open.
   *
   * @throws IOException if a file cannot be removed
   */
  void clear() throws IOException;
}

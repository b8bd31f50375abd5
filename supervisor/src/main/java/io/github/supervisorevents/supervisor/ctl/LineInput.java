package io.github.supervisorevents.supervisor.ctl;

import java.util.Optional;

/** Where lines come from that people type. For one thread. */
interface LineInput {
  /** Shows the prompt and waits for a line; empty at the end of input and after an interrupt. */
  Optional<String> readLine(String prompt);

  /** Like {@link #readLine}, and keeps the answer out of the history. */
  Optional<String> ask(String prompt);

  /** Like {@link #ask}, and does not show what is typed, where that can be avoided. */
  Optional<String> askSecret(String prompt);

  /** Ends the waiting of {@link #readLine} if this input cannot notice an interrupt by itself. */
  void interrupt();
}

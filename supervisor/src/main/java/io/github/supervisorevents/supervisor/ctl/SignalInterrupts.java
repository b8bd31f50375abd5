package io.github.supervisorevents.supervisor.ctl;

import org.jline.utils.Signals;

/** Ctrl-C as the signal SIGINT. Any thread may use it. */
final class SignalInterrupts implements Interrupts {
  private static final String INTERRUPT = "INT";

  @Override
  public void handle(Runnable action, Runnable body) {
    Object before = Signals.register(INTERRUPT, action);
    try {
      body.run();
    } finally {
      Signals.unregister(INTERRUPT, before);
    }
  }
}

package io.github.supervisorevents.listener;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns the first SIGTERM into an orderly stop. A second one does what it did before, so that an
 * impatient operator is obeyed. (A shutdown hook could not do this: there the JVM is already on its
 * way to exit code 143.)
 */
final class TerminationSignal implements SignalHandler {
  private static final Signal TERM = new Signal("TERM");

  private final ListenerLoop loop;
  private final SignalHandler before;

  private TerminationSignal(ListenerLoop loop) {
    this.loop = loop;
    this.before = Signal.handle(TERM, this);
  }

  static TerminationSignal stops(ListenerLoop loop) {
    try {
      return new TerminationSignal(loop);
    } catch (IllegalArgumentException reserved) {
      throw new IllegalStateException(
          "stopOnSigterm() cannot have SIGTERM: the JVM was started with -Xrs", reserved);
    }
  }

  @Override
  public void handle(Signal signal) {
    release();
    loop.close();
  }

  void release() {
    Signal.handle(TERM, before);
  }
}

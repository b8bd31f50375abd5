package io.github.supervisorevents.listener;

import java.util.ArrayList;
import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns the first SIGTERM into an orderly stop of all listeners that asked for it. A second one
 * does what it did before, so that an impatient operator is obeyed. (A shutdown hook could not do
 * this: there the JVM is already on its way to exit code 143.) Any thread.
 */
final class TerminationSignal implements SignalHandler {
  private static final Signal TERM = new Signal("TERM");
  private static final TerminationSignal HANDLER = new TerminationSignal();

  private final List<ListenerLoop> loops = new ArrayList<>();
  private SignalHandler before;

  private TerminationSignal() {}

  static void stops(ListenerLoop loop) {
    HANDLER.add(loop);
  }

  static void stopsNoMore(ListenerLoop loop) {
    HANDLER.remove(loop);
  }

  @Override
  public void handle(Signal signal) {
    for (ListenerLoop loop : takeAll()) {
      loop.close();
    }
  }

  private synchronized void add(ListenerLoop loop) {
    if (loops.isEmpty()) {
      try {
        before = Signal.handle(TERM, this);
      } catch (IllegalArgumentException reserved) {
        throw new IllegalStateException(
            "stopOnSigterm() cannot have SIGTERM: the JVM was started with -Xrs", reserved);
      }
    }
    loops.add(loop);
  }

  private synchronized void remove(ListenerLoop loop) {
    if (loops.remove(loop) && loops.isEmpty()) {
      Signal.handle(TERM, before);
    }
  }

  private synchronized List<ListenerLoop> takeAll() {
    List<ListenerLoop> all = List.copyOf(loops);
    if (!loops.isEmpty()) {
      loops.clear();
      Signal.handle(TERM, before);
    }
    return all;
  }
}

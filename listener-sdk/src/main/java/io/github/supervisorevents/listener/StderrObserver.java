package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;

/** Says on standard error what nobody should miss; the observer of those who set none. */
final class StderrObserver implements ListenerObserver {
  @Override
  public void failed(Event event, Throwable cause, int failures, Result answer) {
    System.err.println(
        "listener: the handler of "
            + event.name()
            + " (serial "
            + event.header().serial()
            + ") failed, time "
            + failures
            + (answer.equals(Result.OK)
                ? "; the event is given up"
                : "; supervisord will send the event again"));
    print(cause);
  }

  @Override
  public void gap(EventHeader header, long lost) {
    System.err.println(
        "listener: "
            + lost
            + " events were lost before serial "
            + header.serial()
            + "; a larger buffer_size in [eventlistener:"
            + header.pool()
            + "] keeps more");
  }

  /** An exception may throw when it is asked what it says. */
  static void print(Throwable cause) {
    try {
      cause.printStackTrace();
    } catch (Throwable unprintable) {
      System.err.println(cause.getClass().getName() + ", which cannot be printed");
    }
  }
}

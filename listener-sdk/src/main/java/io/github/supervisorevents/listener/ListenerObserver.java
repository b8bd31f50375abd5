package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import java.time.Duration;

/**
 * Hears what a listener does, for logs and metrics. All methods do nothing unless overridden; they
 * are called by the thread that is in {@link SupervisorListener#run()} and hold it up for as long
 * as they take. What they throw is printed on standard error and otherwise ignored.
 */
public interface ListenerObserver {
  /** The listener has told supervisord that it is ready for the next event. */
  default void ready() {}

  /**
   * An event has come in; its handlers are called next.
   *
   * @param event the event
   */
  default void event(Event event) {}

  /**
   * An event was handled and answered.
   *
   * @param event the event
   * @param result what was answered
   * @param took how long its handlers took
   */
  default void handled(Event event, Result result, Duration took) {}

  /**
   * A handler threw.
   *
   * @param event the event
   * @param cause what was thrown
   * @param failures how often this event has failed by now, at least 1
   * @param answer what will be answered: {@link Result#FAIL}, after a pause, and the event comes
   *     again; or {@link Result#OK}, and it is given up
   */
  default void failed(Event event, Throwable cause, int failures, Result answer) {}

  /**
   * Events were lost: the pool's serial number jumped, because supervisord's buffer for the pool
   * overflowed. Not told where the pool has several processes, as the others may have got them.
   *
   * @param header the header of the event after the gap
   * @param lost how many are missing
   */
  default void gap(EventHeader header, long lost) {}

  /**
   * It was found out what {@code len} counts. Told once, or a second time when the first finding
   * was wrong.
   *
   * @param unit the unit
   * @param reason how it was found out
   */
  default void lengthUnit(LengthUnit unit, String reason) {}

  /** The listener has stopped: {@link SupervisorListener#run()} returns or throws. */
  default void stopped() {}
}

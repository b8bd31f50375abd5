package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.Event;
import java.util.List;
import java.util.Optional;

/** Decides who is told what. Pure: the same question has the same answer for the tracker's life. */
public interface Audiences {

  /**
   * Who hears of this kind.
   *
   * @param process of which process; empty when it is about supervisord itself
   */
  List<Audience> hearing(Kind kind, Optional<ProcessName> process);

  /** Who asked for exactly this event by its type, whatever it means. */
  List<Audience> hearingEvent(Event event);

  /** The audience of this name, if there still is one. */
  Optional<Audience> named(String name);
}

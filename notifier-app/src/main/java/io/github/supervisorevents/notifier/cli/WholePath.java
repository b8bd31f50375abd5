package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.outbox.StateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The way of an event through a notifier, from stdin to the outbox, without its threads. */
public interface WholePath {

  /**
   * When what happens.
   *
   * @param clock when it begins, and in which zone
   * @param interval from one event to the next
   * @param tail how long nothing happens after the last
   */
  record Pace(Clock clock, Duration interval, Duration tail) {}

  /**
   * What is not in the outbox afterwards.
   *
   * @param events how many there were
   * @param routes by which route each notification goes, by its id
   */
  record Taken(int events, Map<String, String> routes) {
    /** Copies. */
    public Taken {
      routes = Map.copyOf(routes);
    }
  }

  /**
   * Lets a listener of its own take a recording, with a clock that is turned forward.
   *
   * @param recording what supervisord writes to a listener
   * @param state an empty folder; what is to be sent is in its outbox afterwards
   * @throws IOException when the recording is not what supervisord writes
   */
  Taken take(InputStream recording, NotifierConfig config, Pace pace, StateDirectory state)
      throws IOException;
}

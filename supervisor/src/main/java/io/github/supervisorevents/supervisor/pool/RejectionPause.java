package io.github.supervisorevents.supervisor.pool;

import java.time.Duration;

/** How long a rejected event waits before it is sent again: longer with each rejection in a row. */
final class RejectionPause {
  static final Duration FIRST = Duration.ofMillis(100);
  static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration next = FIRST;

  /** The pause after one more rejection. */
  Duration afterRejection() {
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return pause;
  }

  /** An event was accepted. */
  void reset() {
    next = FIRST;
  }
}

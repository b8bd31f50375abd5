package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a trouble stands.
 *
 * @param step which way it seems to go
 * @param since since when, in the tracker's time
 */
public record Phase(Step step, Instant since) {
  /** Checks. */
  public Phase {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(since, "since");
  }

  /** The ways. */
  public enum Step {
    /** Not running, though it should; perhaps being tried again. */
    DOWN,
    /** Started again, by an operator or after an expected exit; not yet running. */
    RESTARTING,
    /** Running, not yet for long enough. */
    RUNNING,
    /** An operator is stopping it. */
    STOPPING,
    /** An operator has stopped it, and may start it again. */
    STOPPED,
    /** It has ended as expected, and may be started again. */
    EXITED
  }
}

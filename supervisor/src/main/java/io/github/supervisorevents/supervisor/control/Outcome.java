package io.github.supervisorevents.supervisor.control;

import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one process of a {@link Selection}.
 *
 * @param fault empty: it was done
 */
public record Outcome(ProcessName name, Optional<ControlException> fault) {
  public Outcome {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(fault, "fault");
  }

  /** It was done. */
  public static Outcome done(ProcessName name) {
    return new Outcome(name, Optional.empty());
  }

  /** It was not done, and why. */
  public static Outcome failed(ProcessName name, ControlException fault) {
    return new Outcome(name, Optional.of(fault));
  }
}

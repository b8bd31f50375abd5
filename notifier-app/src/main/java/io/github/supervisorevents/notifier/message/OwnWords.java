package io.github.supervisorevents.notifier.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a message says in somebody's own words. Immutable.
 *
 * @param title instead of the usual title
 * @param body instead of facts, processes and log, a line each; empty for the usual ones
 */
public record OwnWords(Optional<String> title, List<String> body) {
  /** Copies. */
  public OwnWords {
    Objects.requireNonNull(title, "title");
    body = List.copyOf(body);
  }
}

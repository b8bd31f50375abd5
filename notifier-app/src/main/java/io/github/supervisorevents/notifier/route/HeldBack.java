package io.github.supervisorevents.notifier.route;

import io.github.supervisorevents.notifier.incident.ProcessFacts;
import java.util.Objects;
import java.util.Optional;

/**
 * What was not told, of one process on one route, because of a silence or quiet hours. Immutable.
 *
 * @param by the silence's id; empty for the route's quiet hours
 * @param route the route's name
 * @param about the process's name; empty for supervisord itself
 * @param notices how many notices
 * @param facts what the last of them said of the process
 */
public record HeldBack(
    String by, String route, String about, int notices, Optional<ProcessFacts> facts) {
  /** Checks. */
  public HeldBack {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(facts, "facts");
  }

  /** Unique among all. */
  public String key() {
    return by + "/" + route + "/" + about;
  }

  /** One more. */
  public HeldBack plusOne(Optional<ProcessFacts> newer) {
    return new HeldBack(by, route, about, notices + 1, newer.or(() -> facts));
  }
}

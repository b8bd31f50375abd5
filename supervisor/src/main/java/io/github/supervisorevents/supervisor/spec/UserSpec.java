package io.github.supervisorevents.supervisor.spec;

import java.util.Objects;

/**
 * A user of this system.
 *
 * @param name as configured: a name or a number
 * @param uid its number
 */
public record UserSpec(String name, int uid) {
  public UserSpec {
    Objects.requireNonNull(name, "name");
  }
}

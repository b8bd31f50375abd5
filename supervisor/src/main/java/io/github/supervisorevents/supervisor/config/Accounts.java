package io.github.supervisorevents.supervisor.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The users and groups of this system, as a configuration may name them. */
public interface Accounts {
  /** The number of a user. Empty: there is no such user, by name or by number. */
  OptionalInt uid(String nameOrNumber);

  /** The number of a group. Empty: there is no such group, by name or by number. */
  OptionalInt gid(String nameOrNumber);

  /** The home directory of a user, by name. Empty: there is no such user. */
  Optional<Path> home(String userName);
}

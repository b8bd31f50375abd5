package io.github.supervisorevents.notifier.incident;

import java.util.Locale;

/** Where something told stands in its incident. */
public enum Status {
  /** The incident's first. */
  OPENED,
  /** The incident goes on. */
  UPDATED,
  /** The incident is over. */
  RESOLVED,
  /** Belongs to no incident. */
  EVENT;

  /** The name people write and read, for example {@code opened}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

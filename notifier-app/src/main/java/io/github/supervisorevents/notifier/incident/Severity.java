package io.github.supervisorevents.notifier.incident;

import java.util.Locale;

/** How much attention something deserves, least first. */
public enum Severity {
  /** Good to know. */
  INFO,
  /** Look at it when there is time. */
  WARNING,
  /** Something is down. */
  ERROR;

  /** The name people write and read, for example {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.github.supervisorevents.notifier.message;

import java.util.Objects;

/**
 * Whose processes a notification is about.
 *
 * @param host the machine's name
 * @param supervisor supervisord's identifier, {@code supervisor} unless configured
 */
public record Source(String host, String supervisor) {
  /** Checks. */
  public Source {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(supervisor, "supervisor");
  }
}

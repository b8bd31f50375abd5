package io.github.supervisorevents.supervisor.config;

import java.util.Objects;

/**
 * Something that is wrong, or looks wrong, with a configuration.
 *
 * @param subject {@code [section]}, {@code [section] key}, an option of the command line, or empty
 * @param message what was found and what is allowed; never a secret
 */
public record Finding(Severity severity, Place place, String subject, String message) {
  /** Whether one can go on. */
  public enum Severity {
    /** The configuration cannot be used. */
    ERROR,
    /** It can be used, and perhaps does not do what was meant. */
    WARNING
  }

  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(message, "message");
  }

  /** {@code /etc/supervisord.conf:12: [program:cat] startsecs: found "soon"; allowed: …}. */
  @Override
  public String toString() {
    return place
        + ": "
        + (severity == Severity.WARNING ? "warning: " : "")
        + (subject.isEmpty() ? "" : subject + ": ")
        + message;
  }
}

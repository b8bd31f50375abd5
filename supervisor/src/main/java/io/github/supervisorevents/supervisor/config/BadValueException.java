package io.github.supervisorevents.supervisor.config;

/** A value is not what its key allows; its message says what was found and what is allowed. */
final class BadValueException extends Exception {
  private static final long serialVersionUID = 1L;

  BadValueException(String message) {
    super(message, null, false, false);
  }

  /** {@code found "x"; allowed: …}. */
  static BadValueException found(String text, String allowed) {
    return new BadValueException("found \"" + text + "\"; allowed: " + allowed);
  }
}

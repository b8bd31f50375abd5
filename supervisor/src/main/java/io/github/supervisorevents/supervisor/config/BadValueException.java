package io.github.supervisorevents.supervisor.config;

/** A value is not what its key allows; its message says what was found and what is allowed. */
final class BadValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean quoting;

  /** A message without any part of the value. */
  BadValueException(String message) {
    this(message, false);
  }

  private BadValueException(String message, boolean quoting) {
    super(message, null, false, false);
    this.quoting = quoting;
  }

  /** {@code found "x"; allowed: ...}. */
  static BadValueException found(String text, String allowed) {
    return quoting("found \"" + text + "\"; allowed: " + allowed);
  }

  /** A message with a part of the value in it. */
  static BadValueException quoting(String message) {
    return new BadValueException(message, true);
  }

  /** Whether the message shows a part of the value. */
  boolean isQuoting() {
    return quoting;
  }
}

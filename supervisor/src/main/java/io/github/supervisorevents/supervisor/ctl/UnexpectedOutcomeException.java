package io.github.supervisorevents.supervisor.ctl;

/** The supervisor told something of a process that a verb has no words for. */
final class UnexpectedOutcomeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnexpectedOutcomeException(String message) {
    super(message);
  }
}

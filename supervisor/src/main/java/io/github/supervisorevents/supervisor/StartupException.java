package io.github.supervisorevents.supervisor;

/** The supervisor cannot start; its message says why, and what to do. */
final class StartupException extends Exception {
  private static final long serialVersionUID = 1L;

  StartupException(String message) {
    super(message, null, false, false);
  }
}

package io.github.supervisorevents.supervisor.config;

/** The command line cannot be understood; its message says why. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }
}

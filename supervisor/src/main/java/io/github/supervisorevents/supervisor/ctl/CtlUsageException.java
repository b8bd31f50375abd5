package io.github.supervisorevents.supervisor.ctl;

/** The command line or the configuration of this command is wrong. */
final class CtlUsageException extends Exception {
  private static final long serialVersionUID = 1L;

  CtlUsageException(String message) {
    super(message);
  }
}

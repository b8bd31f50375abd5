package io.github.supervisorevents.supervisor.process;

/**
 * A program's command cannot be executed, and why, in Supervisor's words. It is an answer, not a
 * defect: it carries no stack trace.
 */
public final class UnusableCommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean notFound;

  private UnusableCommandException(String reason, boolean notFound) {
    super(reason, null, false, false);
    this.notFound = notFound;
  }

  static UnusableCommandException notFound(String reason) {
    return new UnusableCommandException(reason, true);
  }

  static UnusableCommandException notExecutable(String reason) {
    return new UnusableCommandException(reason, false);
  }

  /** True if there is no such file; false if there is, but it cannot be executed. */
  public boolean isNotFound() {
    return notFound;
  }
}

package io.github.supervisorevents.supervisor.control;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * A request was refused or failed. Its message is the text that Supervisor sends: {@code BAD_NAME:
 * cat}, or only {@code FAILED}.
 *
 * <p>It is an answer, not a defect: it carries no stack trace.
 */
public final class ControlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String detail;

  private ControlException(Fault fault, String detail) {
    super(detail == null ? fault.name() : fault.name() + ": " + detail, null, false, false);
    this.fault = fault;
    this.detail = detail;
  }

  /** A fault that says nothing more. */
  public static ControlException of(Fault fault) {
    return new ControlException(Objects.requireNonNull(fault, "fault"), null);
  }

  /**
   * A fault and what it is about.
   *
   * @param detail follows the fault's name in the message; mostly the name of the process that was
   *     asked for
   */
  public static ControlException of(Fault fault, String detail) {
    return new ControlException(
        Objects.requireNonNull(fault, "fault"), Objects.requireNonNull(detail, "detail"));
  }

  /**
   * The fault that a future failed with, unwrapped; anything else, a defect, becomes {@code FAILED}
   * with what it says.
   *
   * @param failure as {@code whenComplete} and {@code handle} are given it
   */
  public static ControlException from(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof ControlException fault ? fault : of(Fault.FAILED, cause.toString());
  }

  /** What kind of fault it is. */
  public Fault fault() {
    return fault;
  }

  /** What it is about. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }
}

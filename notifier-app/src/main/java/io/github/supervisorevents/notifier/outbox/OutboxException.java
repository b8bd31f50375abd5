package io.github.supervisorevents.notifier.outbox;

import java.nio.file.Path;

/** The outbox could not be opened, read or written. Nothing of what was asked for has happened. */
public final class OutboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, as far as a caller decides by it. */
  public enum Problem {
    /** No room on the disk. */
    FULL,
    /** The file or its file system cannot be written. */
    READ_ONLY,
    /** The file is not a database any more. */
    DAMAGED,
    /** A newer version of the notifier wrote it. */
    NEWER,
    /** Another process holds it. */
    BUSY,
    /** Anything else. */
    OTHER
  }

  private final Problem problem;

  OutboxException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  static OutboxException newer(Path file, int found, int known) {
    return new OutboxException(
        Problem.NEWER,
        "%s was written by a newer version of the notifier (its version is %d, this one knows %d): run the newer version, or set NOTIFIER_STATE_DIR to another folder"
            .formatted(file, found, known),
        null);
  }

  /** The file is not open yet, but will be. */
  public static OutboxException notOpenYet(Path file) {
    return new OutboxException(Problem.BUSY, file + " is not open yet", null);
  }

  /** Nobody may use it any more: the next notifier may have it. */
  static OutboxException closed(Path file) {
    return new OutboxException(Problem.OTHER, file + " is closed", null);
  }

  /** Another notifier has the folder and keeps it. */
  public static OutboxException taken(Path folder) {
    return new OutboxException(
        Problem.BUSY,
        "another notifier uses %s: run one only (numprocs=1), or give each its own NOTIFIER_STATE_DIR"
            .formatted(folder),
        null);
  }

  /** It cannot be opened for a reason that nobody thought of. */
  public static OutboxException unexpected(Path folder, Throwable cause) {
    return new OutboxException(
        Problem.OTHER, "%s cannot be used: %s".formatted(folder, cause), cause);
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}

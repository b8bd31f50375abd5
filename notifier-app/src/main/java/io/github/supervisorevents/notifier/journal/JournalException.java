package io.github.supervisorevents.notifier.journal;

import java.io.IOException;

/** The journal could not be written or read. Nothing of what was asked for has happened. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalException(String message, IOException cause) {
    super(message + ": " + reason(cause), cause);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}

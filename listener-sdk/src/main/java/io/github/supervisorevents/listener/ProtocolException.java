package io.github.supervisorevents.listener;

import java.io.IOException;

/**
 * The input is not what a supervisord sends. Where its next event would begin is not known, so the
 * listener cannot go on.
 */
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1;

  /** What was wrong. */
  public enum Reason {
    /** The header line has no {@code len}. */
    LENGTH_MISSING,
    /** A length in the header line is no number. */
    LENGTH_NOT_A_NUMBER,
    /** A length in the header line is below zero. */
    LENGTH_NEGATIVE,
    /** A length in the header line is above the limit. */
    LENGTH_ABOVE_LIMIT,
    /** A header line does not end. */
    HEADER_TOO_LONG,
    /** The input ended within a header line. */
    END_WITHIN_HEADER,
    /** The input ended within a payload. */
    END_WITHIN_PAYLOAD
  }

  /** What was wrong. */
  private final Reason reason;

  /** The header line, as far as it was read. */
  private final String headerLine;

  ProtocolException(Reason reason, String message, String headerLine) {
    super(message + ", in the header line: " + headerLine);
    this.reason = reason;
    this.headerLine = headerLine;
  }

  /**
   * What was wrong.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * The header line of the event, as far as it was read.
   *
   * @return the line without its line feed
   */
  public String headerLine() {
    return headerLine;
  }
}

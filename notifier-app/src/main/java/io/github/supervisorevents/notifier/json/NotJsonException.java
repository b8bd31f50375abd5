package io.github.supervisorevents.notifier.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A text is not JSON. */
public final class NotJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  NotJsonException(JsonProcessingException cause, JsonLocation end) {
    super(cause.getOriginalMessage(), cause);
    // Of what is too deep or too long the exception knows no place.
    line = (cause.getLocation() == null ? end : cause.getLocation()).getLineNr();
  }

  /** Where the text stops being JSON; the first line is 1. */
  public int line() {
    return line;
  }
}

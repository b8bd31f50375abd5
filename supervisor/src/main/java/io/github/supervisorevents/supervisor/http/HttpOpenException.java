package io.github.supervisorevents.supervisor.http;

/** An HTTP server cannot be opened; the message says which, why, and what to do. */
public final class HttpOpenException extends Exception {
  private static final long serialVersionUID = 1L;

  HttpOpenException(String message, Throwable cause) {
    super(message, cause);
  }

  HttpOpenException(String message) {
    super(message);
  }
}

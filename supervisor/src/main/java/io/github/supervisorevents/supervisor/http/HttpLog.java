package io.github.supervisorevents.supervisor.http;

import io.github.supervisorevents.supervisor.spec.LogLevel;

/** Takes what the HTTP servers have to tell an operator. Called from any thread; must not block. */
@FunctionalInterface
public interface HttpLog {
  /** One line for the main log. */
  void log(LogLevel level, String message);
}

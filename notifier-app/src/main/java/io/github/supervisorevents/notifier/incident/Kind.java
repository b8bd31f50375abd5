package io.github.supervisorevents.notifier.incident;

import java.util.Locale;

/**
 * What an event, or a run of events, means to a person.
 *
 * <p>The names in configuration, webhook bodies and messages are the lower-case ones of {@link
 * #word()}.
 */
public enum Kind {
  /** EXITED and not expected: the program ended by itself with an exit code not in exitcodes. */
  CRASHED(Severity.ERROR),
  /** BACKOFF: it ended before startsecs, or could not be spawned; supervisord will try again. */
  BACKOFF(Severity.WARNING),
  /** FATAL: supervisord gave up starting it. */
  GAVE_UP(Severity.ERROR),
  /** Many unexpected exits in a short time, whether or not FATAL is ever reached. */
  CRASH_LOOP(Severity.ERROR),
  /** Well again after an incident. */
  RECOVERED(Severity.INFO),
  /** EXITED as expected. */
  EXITED(Severity.INFO),
  /** STARTING: spawned, but not yet up for startsecs. */
  STARTING(Severity.INFO),
  /** RUNNING. */
  STARTED(Severity.INFO),
  /** STOPPING: an operator, or supervisord's shutdown, asked it to stop. */
  STOPPING(Severity.INFO),
  /** STOPPED. */
  STOPPED(Severity.INFO),
  /** UNKNOWN: supervisord lost track of the process. */
  UNKNOWN(Severity.ERROR),
  /** supervisord is up. */
  SUPERVISOR_STARTED(Severity.INFO),
  /** supervisord is shutting down or restarting. */
  SUPERVISOR_STOPPING(Severity.INFO),
  /** supervisord dropped events before the notifier could read them. */
  EVENTS_LOST(Severity.WARNING),
  /** Any other event that was asked for by its type, for example TICK_60 or PROCESS_LOG_STDERR. */
  EVENT(Severity.INFO);

  private final Severity severity;
  private final String word;

  Kind(Severity severity) {
    this.severity = severity;
    this.word = name().toLowerCase(Locale.ROOT);
  }

  /** How much attention it deserves when nothing else says so. */
  public Severity severity() {
    return severity;
  }

  /** The name people write and read, for example {@code gave_up}. */
  public String word() {
    return word;
  }
}

/**
 * Logs: the supervisor's own and those of its programs, on rotating files, on things that are not
 * files, and on the system's log; what is taken out of a program's output on its way there; and
 * reading of what was written.
 *
 * <p>Everything but {@link io.github.supervisorevents.supervisor.log.LogFileReader} belongs to the
 * loop's thread. Writing neither waits nor throws: what cannot be written is dropped, and that is
 * said once.
 */
package io.github.supervisorevents.supervisor.log;

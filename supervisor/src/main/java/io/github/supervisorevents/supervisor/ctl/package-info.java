/**
 * jsupervisorctl: the control command, one class a verb. Talks to a supervisor, ours or the
 * original, through its RPC interface only.
 */
package io.github.supervisorevents.supervisor.ctl;

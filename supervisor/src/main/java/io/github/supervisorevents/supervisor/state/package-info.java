/**
 * The states of processes, listeners and the supervisor, the types of events and the names they go
 * by: plain values.
 */
package io.github.supervisorevents.supervisor.state;

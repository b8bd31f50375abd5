/**
 * The events that the supervisor tells its listeners, in the bytes that supervisord 4 sends, and
 * the bus they travel on.
 */
package io.github.supervisorevents.supervisor.event;

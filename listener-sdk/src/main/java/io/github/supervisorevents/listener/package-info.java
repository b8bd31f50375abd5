/**
 * Write event listeners for Supervisor: {@link
 * io.github.supervisorevents.listener.SupervisorListener} is the door.
 */
package io.github.supervisorevents.listener;

/**
 * Pools of event listeners: the events that wait for one, who is ready, and what they answer.
 *
 * <p>Everything here belongs to one thread, the loop's.
 */
package io.github.supervisorevents.supervisor.pool;

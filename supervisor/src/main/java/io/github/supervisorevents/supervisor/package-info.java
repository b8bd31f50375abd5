/**
 * The supervisor: its command, its one thread, its groups, and how it comes up and goes down.
 *
 * <p>One thread, the loop, owns every state; everybody else hands it requests and gets futures.
 */
package io.github.supervisorevents.supervisor;

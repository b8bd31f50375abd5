/**
 * Programs as the supervisor runs them: the table of their states, the processes themselves, what
 * they write, and the groups they are in.
 *
 * <p>Everything here belongs to one thread, the loop's, unless it says otherwise.
 */
package io.github.supervisorevents.supervisor.process;

/**
 * The operating system, and the only package that talks to it: processes, pipes, polling, signals,
 * users, limits. 64-bit Linux with glibc, through JNA.
 *
 * <p>What a caller decides on, such as "would block", comes back as a negated error number or a
 * value; what it can only pass on is a {@link PosixException}. File descriptors are plain ints,
 * because thousands of reads a second must not leave objects behind. Nothing here may be mixed with
 * {@link java.lang.Process}, whose threads would reap our children.
 */
package io.github.supervisorevents.supervisor.posix;

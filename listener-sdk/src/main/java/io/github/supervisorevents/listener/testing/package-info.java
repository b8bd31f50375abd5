/**
 * Test a listener without a supervisord: {@link
 * io.github.supervisorevents.listener.testing.FakeSupervisor} plays it, in the same process.
 */
package io.github.supervisorevents.listener.testing;

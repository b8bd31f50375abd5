package io.github.supervisorevents.notifier.channel;

import java.time.Clock;
import java.util.Map;

/**
 * Makes channels of a type that is not built in. Found by {@link java.util.ServiceLoader}: put a
 * jar with {@code META-INF/services/io.github.supervisorevents.notifier.channel.ChannelProvider} on
 * the class path, and its type can be used in the configuration like any other.
 */
public interface ChannelProvider {

  /** The type's name in the configuration: lower-case letters, digits, dashes. */
  String type();

  /**
   * Makes a channel; does no I/O.
   *
   * @param settings what the configuration says about it, by name, without {@code type} and {@code
   *     name}; a value that came from a file or is secret is a value like the others here, so keep
   *     it as a {@link Secret}
   * @param clock what time it is, and in which zone to write it
   * @throws IllegalArgumentException when a setting is missing, unknown or wrong; the message is
   *     for the operator, and holds no secret
   */
  Channel create(Map<String, String> settings, Clock clock);
}

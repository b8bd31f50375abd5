package io.github.supervisorevents.notifier.channel;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Makes channels of a type that is not built in. Found by {@link java.util.ServiceLoader}: put a
 * jar with {@code META-INF/services/io.github.supervisorevents.notifier.channel.ChannelProvider} on
 * the class path, and its type can be used in the configuration like any other.
 */
public interface ChannelProvider {

  /** The type's name in the configuration: lower-case letters, digits, dashes. */
  String type();

  /**
   * Which settings are secret: each may come from a file, {@code token_file} instead of {@code
   * token}.
   */
  default Set<String> secrets() {
    return Set.of();
  }

  /**
   * Makes a channel; does no I/O.
   *
   * @param settings what the configuration says about it, by name, without {@code type}; a value
   *     that is secret, or came from a file, is a value like the others here, so keep it as a
   *     {@link Secret}
   * @param clock what time it is, and in which zone to write it
   * @throws IllegalArgumentException when a setting is missing, unknown or wrong; the message is
   *     for the operator, and holds no secret. One that begins with a setting's name and a colon is
   *     shown at that setting's place
   */
  Channel create(Map<String, String> settings, Clock clock);
}

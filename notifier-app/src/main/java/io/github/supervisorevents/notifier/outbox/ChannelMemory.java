package io.github.supervisorevents.notifier.outbox;

import java.util.Map;

/**
 * What a channel asked to remember.
 *
 * @param incident for the incident at hand; empty when there is none
 * @param channel for itself
 */
public record ChannelMemory(Map<String, String> incident, Map<String, String> channel) {
  /** Copies. */
  public ChannelMemory {
    incident = Map.copyOf(incident);
    channel = Map.copyOf(channel);
  }
}

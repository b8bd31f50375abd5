package io.github.supervisorevents.notifier.channel.slack;

import java.util.Map;
import java.util.Optional;

/**
 * Where a message is, so that it can be edited and answered.
 *
 * @param channel the channel's id, never its name
 * @param ts the message's time stamp, which is its id within the channel
 */
record SlackMessageId(String channel, String ts) {
  private static final String CHANNEL = "channel";
  private static final String TS = "ts";

  /** What an incident's earlier delivery remembered. */
  static Optional<SlackMessageId> in(Map<String, String> incidentMemory) {
    String channel = incidentMemory.getOrDefault(CHANNEL, "");
    String ts = incidentMemory.getOrDefault(TS, "");
    return channel.isEmpty() || ts.isEmpty()
        ? Optional.empty()
        : Optional.of(new SlackMessageId(channel, ts));
  }

  Map<String, String> toMemory() {
    return Map.of(CHANNEL, channel, TS, ts);
  }
}

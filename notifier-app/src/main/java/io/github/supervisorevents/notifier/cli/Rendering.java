package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.message.Notification;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What channels would send, one notification after the other: each channel remembers what an
 * incident's earlier messages were, as if they had been sent. For one thread.
 */
final class Rendering {
  private final NotifierConfig config;
  private final Clock clock;
  private final Map<String, Map<String, String>> memories = new HashMap<>();

  Rendering(NotifierConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** What each channel that is told would do. */
  Map<ChannelConfig, Preview> of(Told told) {
    Map<ChannelConfig, Preview> previews = new LinkedHashMap<>();
    if (told.held().isEmpty()) {
      config.channels().stream()
          .filter(channel -> told.route().channels().contains(channel.name()))
          .forEach(channel -> previews.put(channel, preview(channel, told.notification())));
    }
    return previews;
  }

  private Preview preview(ChannelConfig config, Notification notification) {
    String incident =
        config.name() + "/" + notification.incident().map(IncidentSummary::id).orElse("");
    Map<String, String> memory = memories.getOrDefault(incident, Map.of());
    Delivery delivery = new Delivery(notification.id(), notification, 1, false, memory, Map.of());
    try (Channel channel = config.make(System.err, clock)) {
      Preview preview = channel.preview(delivery);
      Map<String, String> remembered = new HashMap<>(memory);
      remembered.putAll(preview.incidentMemory());
      memories.put(incident, remembered);
      return preview;
    }
  }
}

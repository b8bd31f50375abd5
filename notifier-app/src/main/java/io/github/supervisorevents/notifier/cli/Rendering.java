package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.message.Notification;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What channels would send. */
final class Rendering {
  private final NotifierConfig config;
  private final Clock clock;

  Rendering(NotifierConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** By channel; of these channels. */
  Map<String, String> of(Notification notification, List<String> channels) {
    Map<String, String> rendered = new LinkedHashMap<>();
    Delivery delivery = new Delivery(notification.id(), notification, 1, false, Map.of(), Map.of());
    config.channels().stream()
        .filter(channel -> channels.contains(channel.name()))
        .forEach(
            channel -> {
              try (Channel made = channel.make(System.err, clock)) {
                rendered.put(channel.name(), made.preview(delivery));
              }
            });
    return rendered;
  }
}

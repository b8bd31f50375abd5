package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.ChannelProvider;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** A plug-in with a secret. */
public final class SecretiveProvider implements ChannelProvider {
  @Override
  public String type() {
    return "secretive";
  }

  @Override
  public Set<String> secrets() {
    return Set.of("key");
  }

  @Override
  public Channel create(Map<String, String> settings, Clock clock) {
    return delivery -> new Delivered();
  }
}

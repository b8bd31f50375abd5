package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import java.util.Objects;

/**
 * Whom to show that we are alive. Immutable.
 *
 * @param url an http or https address; secret, because who knows it can pretend to be us
 * @param http how to get there
 */
public record HeartbeatConfig(Secret url, HttpSettings http) {
  /** Checks. */
  public HeartbeatConfig {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(http, "http");
  }
}

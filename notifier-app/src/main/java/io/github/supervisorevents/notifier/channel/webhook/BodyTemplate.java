package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.channel.Secret;
import java.util.Map;
import java.util.Objects;

/**
 * A body in a service's own shape: a Mustache template, see docs/channels.md for its fields.
 * Immutable; its {@code toString} shows nothing of it, because people put keys into templates.
 *
 * @param source the template
 * @param secrets what the template and the URL name as {@code {{secrets.NAME}}}
 */
public record BodyTemplate(String source, Map<String, Secret> secrets) {
  /** Checks and copies. */
  public BodyTemplate {
    Objects.requireNonNull(source, "source");
    secrets = Map.copyOf(secrets);
  }

  /** Without secrets. */
  public static BodyTemplate of(String source) {
    return new BodyTemplate(source, Map.of());
  }

  @Override
  public String toString() {
    return "BodyTemplate[***]";
  }
}

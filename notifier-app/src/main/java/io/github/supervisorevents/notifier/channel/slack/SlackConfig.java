package io.github.supervisorevents.notifier.channel.slack;

import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpAddress;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import java.net.URI;
import java.util.Objects;

/**
 * How a Slack channel is reached. Immutable; checked: a value that cannot work throws {@link
 * IllegalArgumentException}, with no secret in its message.
 *
 * @param access by token or by incoming webhook
 * @param apiUrl where Slack's Web API is, ends with a slash; used for every method
 * @param http timeouts, proxy, certificates
 */
public record SlackConfig(Access access, URI apiUrl, HttpSettings http) {

  /** Slack's own API. */
  public static final URI DEFAULT_API_URL = URI.create("https://slack.com/api/");

  /** By what right we post. */
  public sealed interface Access {
    /**
     * A bot: its messages can be edited and answered in threads.
     *
     * @param token {@code xoxb-…}
     * @param channel a channel's id or name, {@code C0123456789} or {@code #ops}
     */
    record BotToken(Secret token, String channel) implements Access {
      /** Checks. */
      public BotToken {
        Objects.requireNonNull(token, "token");
        if (channel.isBlank()) {
          throw new IllegalArgumentException(
              "expected a Slack channel such as C0123456789 or #ops, found none");
        }
      }
    }

    /**
     * An incoming webhook: posts only, into the channel it was made for.
     *
     * @param url {@code https://hooks.slack.com/services/…}
     */
    record IncomingWebhook(Secret url) implements Access {
      /** Checks. */
      public IncomingWebhook {
        HttpAddress.parse(url.reveal());
      }
    }
  }

  /** Checks; adds the slash that an API URL ends with. */
  public SlackConfig {
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(http, "http");
    HttpAddress.parse(apiUrl.toString());
    apiUrl = apiUrl.toString().endsWith("/") ? apiUrl : URI.create(apiUrl + "/");
  }

  /** By bot token, with everything else as usual. */
  public static SlackConfig byToken(Secret token, String channel) {
    return new SlackConfig(
        new Access.BotToken(token, channel), DEFAULT_API_URL, HttpSettings.defaults());
  }

  /** By incoming webhook, with everything else as usual. */
  public static SlackConfig byWebhook(Secret url) {
    return new SlackConfig(
        new Access.IncomingWebhook(url), DEFAULT_API_URL, HttpSettings.defaults());
  }
}

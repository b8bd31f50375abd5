package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.ChannelProvider;
import io.github.supervisorevents.notifier.channel.console.ConsoleChannel;
import io.github.supervisorevents.notifier.channel.console.ConsoleConfig;
import io.github.supervisorevents.notifier.channel.email.EmailChannel;
import io.github.supervisorevents.notifier.channel.email.EmailConfig;
import io.github.supervisorevents.notifier.channel.http.HttpAddress;
import io.github.supervisorevents.notifier.channel.slack.SlackChannel;
import io.github.supervisorevents.notifier.channel.slack.SlackConfig;
import io.github.supervisorevents.notifier.channel.telegram.TelegramChannel;
import io.github.supervisorevents.notifier.channel.telegram.TelegramConfig;
import io.github.supervisorevents.notifier.channel.webhook.WebhookChannel;
import io.github.supervisorevents.notifier.channel.webhook.WebhookConfig;
import io.github.supervisorevents.notifier.outbox.RateLimit;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A channel as it is configured. Immutable. */
public sealed interface ChannelConfig {
  /** What it is called in the configuration, in messages and on the command line. */
  String name();

  /** Its type, for example {@code slack}. */
  String type();

  /** Where it leads, in a few words, without secrets. */
  String destination();

  /** What the service tolerates, with room to spare for others who post to the same place. */
  RateLimit rateLimit();

  /** The same channel by another name. */
  ChannelConfig named(String other);

  /**
   * Makes the channel; no I/O.
   *
   * @param console where a console channel writes
   * @param clock what time it is, and in which zone to write it
   */
  Channel make(PrintStream console, Clock clock);

  /**
   * Blocks on stderr.
   *
   * @param isAskedFor whether somebody wants it; otherwise it is there because no channel is
   */
  record Console(String name, ConsoleConfig config, boolean isAskedFor) implements ChannelConfig {
    // Who names it wants it.
    @Override
    public ChannelConfig named(String other) {
      return new Console(other, config, true);
    }

    @Override
    public String type() {
      return "console";
    }

    @Override
    public String destination() {
      return "blocks of text on stderr";
    }

    @Override
    public RateLimit rateLimit() {
      return RateLimit.none();
    }

    @Override
    public Channel make(PrintStream console, Clock clock) {
      return new ConsoleChannel(config, console, clock);
    }
  }

  /** JSON by HTTP. */
  record Webhook(String name, WebhookConfig config) implements ChannelConfig {
    @Override
    public ChannelConfig named(String other) {
      return new Webhook(other, config);
    }

    @Override
    public String type() {
      return "webhook";
    }

    @Override
    public String destination() {
      URI url = URI.create(config.url().reveal());
      String signed = config.signingSecret().isPresent() ? ", signed" : ", not signed";
      return HttpAddress.masked(url) + signed;
    }

    @Override
    public RateLimit rateLimit() {
      return RateLimit.none();
    }

    @Override
    public Channel make(PrintStream console, Clock clock) {
      return new WebhookChannel(config, clock);
    }
  }

  /** Slack. */
  record Slack(String name, SlackConfig config) implements ChannelConfig {
    @Override
    public ChannelConfig named(String other) {
      return new Slack(other, config);
    }

    @Override
    public String type() {
      return "slack";
    }

    @Override
    public String destination() {
      return config.access() instanceof SlackConfig.Access.BotToken bot
          ? bot.channel() + ", by bot token"
          : "the channel of an incoming webhook";
    }

    @Override
    public RateLimit rateLimit() {
      return new RateLimit(3, Duration.ofMillis(1100));
    }

    @Override
    public Channel make(PrintStream console, Clock clock) {
      return new SlackChannel(config, clock);
    }
  }

  /** Telegram. */
  record Telegram(String name, TelegramConfig config) implements ChannelConfig {
    @Override
    public ChannelConfig named(String other) {
      return new Telegram(other, config);
    }

    @Override
    public String type() {
      return "telegram";
    }

    @Override
    public String destination() {
      TelegramConfig.Chat chat = config.chat();
      return "chat "
          + chat.id()
          + (chat.topic().isPresent() ? ", topic " + chat.topic().getAsLong() : "");
    }

    @Override
    public RateLimit rateLimit() {
      return new RateLimit(3, Duration.ofSeconds(3));
    }

    @Override
    public Channel make(PrintStream console, Clock clock) {
      return new TelegramChannel(config, clock);
    }
  }

  /** Mail. */
  record Email(String name, EmailConfig config) implements ChannelConfig {
    @Override
    public ChannelConfig named(String other) {
      return new Email(other, config);
    }

    @Override
    public String type() {
      return "email";
    }

    @Override
    public String destination() {
      return String.join(", ", config.to())
          + " by "
          + config.host()
          + ":"
          + config.port()
          + " ("
          + config.security().word()
          + ")";
    }

    @Override
    public RateLimit rateLimit() {
      return new RateLimit(10, Duration.ofSeconds(2));
    }

    @Override
    public Channel make(PrintStream console, Clock clock) {
      return new EmailChannel(config, clock);
    }
  }

  /** A type that is not built in. */
  record PlugIn(String name, ChannelProvider provider, Map<String, String> settings)
      implements ChannelConfig {
    /** Copies. */
    public PlugIn {
      settings = Map.copyOf(settings);
    }

    @Override
    public ChannelConfig named(String other) {
      return new PlugIn(other, provider, settings);
    }

    @Override
    public String type() {
      return provider.type();
    }

    @Override
    public String destination() {
      return "as its plug-in says";
    }

    @Override
    public RateLimit rateLimit() {
      return RateLimit.none();
    }

    @Override
    public Channel make(PrintStream console, Clock clock) {
      return provider.create(settings, clock);
    }

    @Override
    public String toString() {
      return "PlugIn[name=" + name + ", type=" + type() + ", settings=***]";
    }
  }
}

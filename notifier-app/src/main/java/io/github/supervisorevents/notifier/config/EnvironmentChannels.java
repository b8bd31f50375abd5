package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.TrustedCertificates;
import io.github.supervisorevents.notifier.channel.console.ConsoleConfig;
import io.github.supervisorevents.notifier.channel.http.HttpAddress;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import io.github.supervisorevents.notifier.channel.http.ProxyServer;
import io.github.supervisorevents.notifier.channel.http.ProxySettings;
import io.github.supervisorevents.notifier.channel.slack.SlackConfig;
import io.github.supervisorevents.notifier.channel.telegram.TelegramConfig;
import io.github.supervisorevents.notifier.channel.webhook.BodyTemplate;
import io.github.supervisorevents.notifier.channel.webhook.WebhookConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes of the environment the channels that it describes: at most one of each type. */
final class EnvironmentChannels {
  private final Environment environment;
  private final HttpSettings http;
  private final Optional<Path> caFile;

  EnvironmentChannels(Environment environment) {
    this.environment = environment;
    this.caFile = environment.parsed(Setting.NOTIFIER_CA_FILE, EnvironmentChannels::certificates);
    HttpSettings settings = timed(HttpSettings.defaults().withProxy(proxies()));
    this.http = caFile.map(settings::withCaFile).orElse(settings);
  }

  /** The channels; the console when nothing else is configured. */
  List<ChannelConfig> read() {
    List<ChannelConfig> channels = new ArrayList<>();
    slack().ifPresent(channels::add);
    telegram().ifPresent(channels::add);
    new EnvironmentEmail(environment, caFile).read().ifPresent(channels::add);
    webhook().ifPresent(channels::add);
    if (channels.isEmpty()) {
      ConsoleConfig console = ConsoleConfig.suiting(System.getenv(), System.console() != null);
      channels.add(new ChannelConfig.Console("console", console, false));
    }
    return channels;
  }

  /** Whom to show that we are alive. */
  Optional<HeartbeatConfig> heartbeat() {
    return environment
        .parsed(Setting.HEARTBEAT_URL, HttpAddress::parse)
        .map(address -> new HeartbeatConfig(Secret.of(address.toString()), http));
  }

  private HttpSettings timed(HttpSettings settings) {
    return environment
        .parsed(
            Setting.NOTIFIER_HTTP_TIMEOUT,
            text -> {
              Duration call = DurationText.upToADay(text);
              if (call.isZero()) {
                throw new IllegalArgumentException(
                    "expected a duration of at least 1ms, found: " + text);
              }
              Duration connect = settings.connectTimeout();
              return settings.withTimeouts(call.compareTo(connect) < 0 ? call : connect, call);
            })
        .orElse(settings);
  }

  private ProxySettings proxies() {
    return new ProxySettings(
        environment.parsed(Setting.HTTPS_PROXY, ProxyServer::parse),
        environment.parsed(Setting.HTTP_PROXY, ProxyServer::parse),
        environment.text(Setting.NO_PROXY).map(Lists::words).orElse(List.of()));
  }

  private Optional<ChannelConfig> slack() {
    Optional<Secret> token = slackToken();
    Optional<Secret> url = environment.secret(Setting.SLACK_WEBHOOK_URL);
    Optional<String> channel = environment.text(Setting.SLACK_CHANNEL);
    if (environment.isAnyUnreadable(
        Setting.SLACK_TOKEN, Setting.SLACK_BOT_TOKEN, Setting.SLACK_WEBHOOK_URL)) {
      return Optional.empty();
    }
    if (url.isPresent() && token.isPresent()) {
      environment.mistake(
          "SLACK_TOKEN and SLACK_WEBHOOK_URL are both set: a token can do more, so remove"
              + " SLACK_WEBHOOK_URL, or else SLACK_TOKEN and SLACK_CHANNEL");
      return Optional.empty();
    }
    if (url.isPresent()) {
      if (channel.isPresent()) {
        environment.warning(
            "SLACK_CHANNEL has no effect with SLACK_WEBHOOK_URL: such a webhook posts into the"
                + " channel it was made for");
      }
      return slack(
          Setting.SLACK_WEBHOOK_URL, () -> new SlackConfig.Access.IncomingWebhook(url.get()));
    }
    if (token.isPresent() && channel.isEmpty()) {
      environment.mistake(
          "SLACK_TOKEN is set, but not where to post: add SLACK_CHANNEL, for example"
              + " SLACK_CHANNEL=\"#ops\" or a channel id such as C0123456789");
      return Optional.empty();
    }
    if (token.isEmpty() && channel.isPresent()) {
      environment.mistake(
          "SLACK_CHANNEL is set, but nothing to post with: add SLACK_TOKEN (xoxb-..., the Bot User"
              + " OAuth Token of your Slack app), or SLACK_TOKEN_FILE");
      return Optional.empty();
    }
    return token.isEmpty()
        ? Optional.empty()
        : slack(
            Setting.SLACK_TOKEN,
            () -> new SlackConfig.Access.BotToken(botToken(token.get()), channel.orElseThrow()));
  }

  private Optional<Secret> slackToken() {
    Optional<Secret> token = environment.secret(Setting.SLACK_TOKEN);
    Optional<Secret> other = environment.secret(Setting.SLACK_BOT_TOKEN);
    if (token.isPresent() && other.isPresent() && !token.equals(other)) {
      environment.mistake(
          "SLACK_TOKEN and SLACK_BOT_TOKEN are both set and differ: remove one of them");
    }
    return token.or(() -> other);
  }

  private static Secret botToken(Secret token) {
    if (token.reveal().startsWith("xapp-")) {
      throw new IllegalArgumentException(
          "expected a bot token (xoxb-...), found an app-level token (xapp-...), which cannot"
              + " post");
    }
    if (!token.reveal().matches("[!-~]+")) {
      throw new IllegalArgumentException(
          "expected a token such as xoxb-..., found one with a space, a line feed or what is no"
              + " ASCII in it");
    }
    return token;
  }

  private Optional<ChannelConfig> slack(Setting named, Supplier<SlackConfig.Access> access) {
    URI apiUrl =
        environment
            .parsed(Setting.SLACK_API_URL, HttpAddress::parse)
            .orElse(SlackConfig.DEFAULT_API_URL);
    return environment.made(
        named, () -> new ChannelConfig.Slack("slack", new SlackConfig(access.get(), apiUrl, http)));
  }

  private Optional<ChannelConfig> telegram() {
    Optional<Secret> token = environment.secret(Setting.TELEGRAM_BOT_TOKEN);
    if (environment.isAnyUnreadable(Setting.TELEGRAM_BOT_TOKEN)) {
      return Optional.empty();
    }
    if (token.isPresent() != environment.has(Setting.TELEGRAM_CHAT_ID)) {
      environment.mistake(
          token.isPresent()
              ? "TELEGRAM_BOT_TOKEN is set, but not where to write: add TELEGRAM_CHAT_ID, for"
                  + " example -1001234567890"
              : "TELEGRAM_CHAT_ID is set, but nothing to write with: add TELEGRAM_BOT_TOKEN (from"
                  + " BotFather), or TELEGRAM_BOT_TOKEN_FILE");
      return Optional.empty();
    }
    URI apiUrl =
        environment
            .parsed(Setting.TELEGRAM_API_URL, HttpAddress::parse)
            .orElse(TelegramConfig.DEFAULT_API_URL);
    Optional<TelegramConfig.Chat> chat =
        environment.parsed(Setting.TELEGRAM_CHAT_ID, TelegramConfig.Chat::parse);
    return chat.flatMap(
        found ->
            environment.made(
                Setting.TELEGRAM_BOT_TOKEN,
                () ->
                    new ChannelConfig.Telegram(
                        "telegram", new TelegramConfig(token.orElseThrow(), found, apiUrl, http))));
  }

  private Optional<ChannelConfig> webhook() {
    Optional<Secret> url = environment.secret(Setting.WEBHOOK_URL);
    if (environment.isAnyUnreadable(Setting.WEBHOOK_URL, Setting.WEBHOOK_TEMPLATE_SECRETS)) {
      return Optional.empty();
    }
    if (url.isEmpty()) {
      for (Setting setting :
          List.of(
              Setting.WEBHOOK_SECRET,
              Setting.WEBHOOK_HEADERS,
              Setting.WEBHOOK_TEMPLATE,
              Setting.WEBHOOK_TEMPLATE_SECRETS)) {
        if (environment.has(setting)) {
          environment.mistake(
              "%s is set, but not where to send: add WEBHOOK_URL".formatted(setting));
        }
      }
      return Optional.empty();
    }
    Optional<Secret> signingSecret =
        environment.parsed(
            Setting.WEBHOOK_SECRET, text -> WebhookConfig.checkedSecret(Secret.of(text)));
    Map<String, Secret> headers =
        environment
            .parsed(Setting.WEBHOOK_HEADERS, text -> WebhookConfig.checkedHeaders(headers(text)))
            .orElse(Map.of());
    Optional<String> template =
        environment.parsed(Setting.WEBHOOK_TEMPLATE, EnvironmentChannels::content);
    Map<String, Secret> secrets =
        environment
            .parsed(Setting.WEBHOOK_TEMPLATE_SECRETS, EnvironmentChannels::headers)
            .orElse(Map.of());
    return environment.made(
        template.isPresent() ? Setting.WEBHOOK_TEMPLATE : Setting.WEBHOOK_URL,
        () ->
            new ChannelConfig.Webhook(
                "webhook",
                new WebhookConfig(
                    url.get(),
                    signingSecret,
                    headers,
                    template.map(source -> new BodyTemplate(source, secrets)),
                    http)));
  }

  private static Map<String, Secret> headers(String text) {
    Map<String, Secret> headers = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.split("[;\\n]")) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1 || line.substring(colon + 1).isBlank()) {
        throw new IllegalArgumentException(
            "expected \"Name: value; Name: value\", found no name and value in part " + number);
      }
      headers.put(line.substring(0, colon).strip(), Secret.of(line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private static Path certificates(String name) {
    content(name);
    try {
      return TrustedCertificates.checked(Path.of(name));
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String content(String name) {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "%s cannot be read by user %s: %s"
              .formatted(name, System.getProperty("user.name"), FileTrouble.of(e)),
          e);
    }
  }
}

package io.github.supervisorevents.notifier.channel;

import io.github.supervisorevents.notifier.channel.console.ConsoleChannel;
import io.github.supervisorevents.notifier.channel.console.ConsoleConfig;
import io.github.supervisorevents.notifier.channel.email.EmailChannel;
import io.github.supervisorevents.notifier.channel.email.EmailConfig;
import io.github.supervisorevents.notifier.channel.slack.SlackChannel;
import io.github.supervisorevents.notifier.channel.slack.SlackConfig;
import io.github.supervisorevents.notifier.channel.telegram.TelegramChannel;
import io.github.supervisorevents.notifier.channel.telegram.TelegramConfig;
import io.github.supervisorevents.notifier.channel.webhook.WebhookChannel;
import io.github.supervisorevents.notifier.channel.webhook.WebhookConfig;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A program that makes one channel of each type and delivers nothing. */
public final class ConstructsEveryChannel {
  private ConstructsEveryChannel() {}

  public static void main(String[] arguments) {
    Clock clock = Clock.systemUTC();
    Secret token = Secret.of("xoxb-1");
    Secret url = Secret.of("https://example.org/");
    EmailConfig email =
        new EmailConfig(
            "mail.example.org",
            587,
            EmailConfig.Security.STARTTLS,
            Optional.empty(),
            "a@example.org",
            List.of("b@example.org"),
            EmailConfig.DEFAULT_TIMEOUT,
            Optional.empty());
    List<Channel> channels =
        List.of(
            new ConsoleChannel(new ConsoleConfig(false), System.err, clock),
            new WebhookChannel(WebhookConfig.to(url), clock),
            new SlackChannel(SlackConfig.byToken(token, "#ops"), clock),
            new SlackChannel(SlackConfig.byWebhook(url), clock),
            new EmailChannel(email, clock),
            new TelegramChannel(TelegramConfig.of(Secret.of("1:a"), "-1"), clock));
    channels.forEach(Channel::close);
    System.out.println("constructed " + channels.size());
  }
}

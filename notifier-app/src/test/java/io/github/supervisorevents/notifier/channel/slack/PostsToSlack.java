package io.github.supervisorevents.notifier.channel.slack;

import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** A program that makes every call we make to Slack at the address it is given. */
public final class PostsToSlack {
  private PostsToSlack() {}

  public static void main(String[] arguments) throws Exception {
    Clock clock = SampleNotification.CLOCK;
    SlackMessage message =
        SlackMessage.full(MessageText.of(SampleNotification.crashed(), false, clock));
    SlackConfig config =
        new SlackConfig(
            new SlackConfig.Access.BotToken(Secret.of("xoxb-1"), "#ops"),
            URI.create(arguments[0]),
            HttpSettings.defaults());
    try (SlackClient client = SlackClient.open(config, clock)) {
      System.out.println(client.authTest());
      System.out.println(client.post("#ops", Optional.empty(), message));
      System.out.println(client.update(new SlackMessageId("C1", "1"), message));
      System.out.println(client.send(Secret.of(arguments[0] + "hook"), message));
    }
  }
}

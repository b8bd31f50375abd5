package io.github.supervisorevents.notifier.channel.telegram;

import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpAddress;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import java.net.URI;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bot writes to which chat. Immutable; checked: a value that cannot work throws {@link
 * IllegalArgumentException}, with no secret in its message.
 *
 * @param token the bot's token, {@code 123456:ABC…}
 * @param chat where it writes
 * @param apiUrl where the Bot API is, ends without a slash
 * @param http timeouts, proxy, certificates
 */
public record TelegramConfig(Secret token, Chat chat, URI apiUrl, HttpSettings http) {

  /** Telegram's own API. */
  public static final URI DEFAULT_API_URL = URI.create("https://api.telegram.org");

  private static final Pattern TOKEN = Pattern.compile("[0-9]+:[A-Za-z0-9_-]+");

  /**
   * A chat, and a topic in it where the chat has topics.
   *
   * @param id a number, negative for groups, or {@code @channelname}
   * @param topic the topic's number
   */
  public record Chat(String id, OptionalLong topic) {
    private static final Pattern FORM =
        Pattern.compile("(-?[0-9]{1,16}|@[A-Za-z0-9_]+)(?::([0-9]{1,18}))?");

    /** Checks. */
    public Chat {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(topic, "topic");
    }

    /**
     * Reads {@code chat} or {@code chat:topic}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Chat parse(String text) {
      Matcher matcher = FORM.matcher(text.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "expected a Telegram chat such as -1001234567890, @channel or -1001234567890:42"
                + " (chat:topic), found: "
                + text);
      }
      return new Chat(
          matcher.group(1),
          matcher.group(2) == null
              ? OptionalLong.empty()
              : OptionalLong.of(Long.parseLong(matcher.group(2))));
    }
  }

  /** Checks; takes away the slash that an API URL may end with. */
  public TelegramConfig {
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(http, "http");
    if (!TOKEN.matcher(token.reveal()).matches()) {
      throw new IllegalArgumentException(
          "expected a bot token as BotFather gives it, a number, a colon, letters and digits;"
              + " found something else");
    }
    HttpAddress.parse(apiUrl.toString());
    apiUrl = URI.create(apiUrl.toString().replaceFirst("/+$", ""));
  }

  /** With everything else as usual. */
  public static TelegramConfig of(Secret token, String chat) {
    return new TelegramConfig(token, Chat.parse(chat), DEFAULT_API_URL, HttpSettings.defaults());
  }
}

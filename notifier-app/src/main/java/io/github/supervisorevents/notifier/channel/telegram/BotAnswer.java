package io.github.supervisorevents.notifier.channel.telegram;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What the Bot API said to one call. */
sealed interface BotAnswer {

  /**
   * Done.
   *
   * @param messageId the message sent or edited; empty when Telegram did not say
   * @param username who we are, for getMe
   */
  record Taken(Optional<String> messageId, Optional<String> username) implements BotAnswer {}

  /**
   * Telegram said no.
   *
   * @param code its error code
   * @param description its words
   * @param retryAfter how long to wait
   * @param newChat the id that the chat has now
   */
  record Refused(
      int code, String description, Optional<Duration> retryAfter, Optional<String> newChat)
      implements BotAnswer {

    boolean says(String words) {
      return description.toLowerCase(Locale.ROOT).contains(words);
    }
  }

  /**
   * It did not come to that: the network failed, or somebody else answered.
   *
   * @param result what that means
   */
  record Failed(DeliveryResult result) implements BotAnswer {}
}

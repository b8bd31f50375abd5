package io.github.supervisorevents.notifier.channel.telegram;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where and how one message is sent; what Telegram says to it may lead to a better one. Each repair
 * is made once, so there is an end to them.
 *
 * @param chat the chat's id
 * @param topic the topic's number
 * @param html whether with markup
 * @param moved whether the chat's id came from Telegram
 */
record Form(String chat, OptionalLong topic, boolean html, boolean moved) {

  /** What to try next; empty when there is nothing to repair. */
  Optional<Form> repairedAfter(BotAnswer answer) {
    if (!(answer instanceof BotAnswer.Refused refused)) {
      return Optional.empty();
    }
    if (refused.newChat().isPresent() && !moved) {
      return Optional.of(new Form(refused.newChat().get(), topic, html, true));
    }
    if (refused.says("message thread not found") && topic.isPresent()) {
      return Optional.of(new Form(chat, OptionalLong.empty(), html, moved));
    }
    boolean textIsWrong =
        refused.says("can't parse entities") || refused.says("message is too long");
    return textIsWrong && html
        ? Optional.of(new Form(chat, topic, false, moved))
        : Optional.empty();
  }
}

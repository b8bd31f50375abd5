package io.github.supervisorevents.notifier.channel.telegram;

import io.github.supervisorevents.notifier.message.Fact;
import io.github.supervisorevents.notifier.message.MessageText;
import java.util.List;

/**
 * A message in Telegram's HTML, or in plain text for when Telegram does not like ours. It is the
 * data that is cut, never the HTML: half a tag would be refused.
 */
final class TelegramText {
  /** After Telegram has parsed the HTML, in UTF-16 units; the HTML is never shorter than that. */
  private static final int MAX_LENGTH = 4_096;

  private static final int SHORT = 600;

  private TelegramText() {}

  /** With all that fits. */
  static String html(MessageText text) {
    return dressed(text.fitting(MAX_LENGTH, fitted -> dressed(fitted).length()));
  }

  /** Without any markup. */
  static String plain(MessageText text) {
    return undressed(text.fitting(SHORT, fitted -> undressed(fitted).length()));
  }

  private static String dressed(MessageText text) {
    StringBuilder html = new StringBuilder(text.tone().sign()).append(" <b>");
    html.append(escaped(text.title())).append("</b>\n");
    html.append(escaped(place(text))).append('\n');
    text.notes().forEach(note -> html.append("<i>").append(escaped(note)).append("</i>\n"));
    if (!text.facts().isEmpty()) {
      html.append('\n');
    }
    text.facts().forEach(fact -> html.append(dressed(fact)).append('\n'));
    if (!text.items().isEmpty()) {
      html.append('\n');
      text.itemLines().forEach(item -> html.append("• ").append(escaped(item)).append('\n'));
    }
    if (!text.log().isEmpty()) {
      html.append('\n').append(escaped(text.logTitle())).append("\n<pre>");
      html.append(escaped(String.join("\n", text.logLines()))).append("</pre>");
    }
    return html.toString().strip();
  }

  private static String dressed(Fact fact) {
    return "<b>" + escaped(fact.name()) + ":</b> " + escaped(fact.value());
  }

  private static String undressed(MessageText text) {
    StringBuilder plain = new StringBuilder(text.tone().sign()).append(' ');
    plain.append(text.title()).append('\n').append(place(text)).append('\n');
    text.notes().forEach(note -> plain.append(note).append('\n'));
    section(plain, text.itemLines());
    section(plain, text.logLines());
    return plain.toString().strip();
  }

  private static void section(StringBuilder plain, List<String> lines) {
    lines.forEach(line -> plain.append('\n').append(line));
  }

  private static String place(MessageText text) {
    return text.host() + " · " + text.time();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

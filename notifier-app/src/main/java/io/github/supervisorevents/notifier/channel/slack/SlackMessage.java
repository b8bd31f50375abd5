package io.github.supervisorevents.notifier.channel.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.TextObject;
import io.github.supervisorevents.notifier.message.Fact;
import io.github.supervisorevents.notifier.message.MessageText;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in Slack's form: the title as text, which is also what a phone shows, and the rest in
 * an attachment, because only attachments have a coloured bar.
 *
 * <pre>
 *   🔴 *web:web_00 crashed (exit 3)* · web-01
 *   ┃ *State*               *Exit*
 *   ┃ RUNNING → EXITED      status 3, not expected
 *   ┃ *Last log lines*
 *   ┃ ```ValueError: no such thing```
 *   ┃ web-01 · 2026-11-20 09:00:00 UTC
 * </pre>
 *
 * @param text never empty
 * @param attachments none for a message in plain text
 */
record SlackMessage(String text, List<Attachment> attachments) {
  /** chat.update takes 4,000 characters; a message that may be edited keeps to that at once. */
  static final int MAX_LENGTH = 3_900;

  private static final int MAX_SECTION = 2_900;
  private static final int MAX_FIELDS = 10;
  private static final int MAX_FIELD = 1_900;
  private static final int MAX_PLAIN = 300;

  /**
   * An attachment. The SDK's own has seventy fields, and to write one is to load the types of all.
   *
   * @param fallback what is shown where attachments are not
   * @param color of the bar, {@code #D32F2F}
   * @param blocks what is beside the bar
   */
  record Attachment(String fallback, String color, List<LayoutBlock> blocks) {}

  /** With all that fits. */
  static SlackMessage full(MessageText text) {
    return dressed(text.fitting(MAX_LENGTH, SlackMessage::size));
  }

  /** One line, for when Slack does not like the full form, and for threads. */
  static SlackMessage oneLine(MessageText text) {
    String line = text.fitting(MAX_PLAIN, shorter -> title(shorter).length()).headline();
    return new SlackMessage(text.tone().sign() + " " + SlackMarkup.escaped(line), List.of());
  }

  private static SlackMessage dressed(MessageText text) {
    return new SlackMessage(
        title(text), List.of(new Attachment(text.headline(), text.tone().colour(), blocks(text))));
  }

  private static String title(MessageText text) {
    return text.tone().sign()
        + " "
        + SlackMarkup.bold(text.title())
        + " · "
        + SlackMarkup.escaped(text.host());
  }

  private static List<LayoutBlock> blocks(MessageText text) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (!text.notes().isEmpty()) {
      blocks.add(section(notes(text)));
    }
    for (int from = 0; from < text.facts().size(); from += MAX_FIELDS) {
      int to = Math.min(from + MAX_FIELDS, text.facts().size());
      blocks.add(fields(text.facts().subList(from, to)));
    }
    if (!text.items().isEmpty()) {
      blocks.add(section(items(text)));
    }
    if (!text.log().isEmpty()) {
      blocks.add(section(log(text)));
    }
    blocks.add(ContextBlock.builder().elements(List.of(markdown(footer(text)))).build());
    return blocks;
  }

  private static String notes(MessageText text) {
    return String.join("\n", text.notes().stream().map(SlackMarkup::verbatim).toList());
  }

  private static String items(MessageText text) {
    return String.join(
        "\n", text.itemLines().stream().map(item -> "• " + SlackMarkup.escaped(item)).toList());
  }

  private static String log(MessageText text) {
    return "*" + SlackMarkup.escaped(text.logTitle()) + "*\n" + SlackMarkup.fence(text.logLines());
  }

  private static String footer(MessageText text) {
    return SlackMarkup.escaped(text.host() + " · " + text.time());
  }

  private static SectionBlock section(String text) {
    return SectionBlock.builder().text(markdown(text)).build();
  }

  private static SectionBlock fields(List<Fact> facts) {
    List<TextObject> fields = new ArrayList<>();
    facts.forEach(fact -> fields.add(markdown(field(fact))));
    return SectionBlock.builder().fields(fields).build();
  }

  private static String field(Fact fact) {
    return "*" + SlackMarkup.escaped(fact.name()) + "*\n" + SlackMarkup.verbatim(fact.value());
  }

  private static MarkdownTextObject markdown(String text) {
    return MarkdownTextObject.builder().text(text).build();
  }

  /** The length of everything, or far too much when one part is too long by itself. */
  private static int size(MessageText text) {
    List<String> sections = List.of(notes(text), items(text), log(text));
    if (sections.stream().anyMatch(section -> section.length() > MAX_SECTION)
        || text.facts().stream().anyMatch(fact -> field(fact).length() > MAX_FIELD)) {
      return Integer.MAX_VALUE;
    }
    return title(text).length()
        + footer(text).length()
        + sections.stream().mapToInt(String::length).sum()
        + text.facts().stream().mapToInt(fact -> field(fact).length()).sum();
  }
}

package io.github.supervisorevents.notifier.channel.slack;

import java.util.List;
import java.util.regex.Pattern;

/** Slack's mrkdwn, for text that others wrote. */
final class SlackMarkup {
  private static final Pattern MARKS = Pattern.compile("[*_~`]");
  private static final String BREAK = "\u200B";

  private SlackMarkup() {}

  /** Slack wants these three escaped and no others. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Bold; plain where a mark within would end it early. */
  static String bold(String text) {
    boolean safe = text.indexOf('*') < 0 && text.indexOf('`') < 0;
    return safe ? "*" + escaped(text) + "*" : escaped(text);
  }

  /** As it is: in a code span when it has marks, because they cannot be escaped. */
  static String verbatim(String text) {
    return MARKS.matcher(text).find()
        ? "`" + escaped(text).replace('`', '\'') + "`"
        : escaped(text);
  }

  /** A code fence that nothing within can end: runs of backticks are broken up, invisibly. */
  static String fence(List<String> lines) {
    String within = escaped(String.join("\n", lines)).replace("``", "`" + BREAK + "`" + BREAK);
    return "```\n" + within + "\n```";
  }
}

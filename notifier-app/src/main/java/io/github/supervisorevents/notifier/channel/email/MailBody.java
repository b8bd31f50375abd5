package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.message.Fact;
import io.github.supervisorevents.notifier.message.MessageText;
import java.util.List;

/** A message as the HTML of a mail. */
final class MailBody {
  private MailBody() {}

  static String html(MessageText text) {
    StringBuilder body = new StringBuilder();
    body.append("<!DOCTYPE html>\n<html><body style=\"font-family:sans-serif;font-size:14px\">\n");
    body.append("<div style=\"border-left:4px solid ").append(text.tone().colour());
    body.append(";padding:2px 0 2px 12px\">\n<h2 style=\"margin:0;font-size:17px\">");
    body.append(escaped(text.title())).append("</h2>\n<p style=\"margin:2px 0 10px;color:#777\">");
    body.append(escaped(text.host() + " · " + text.time())).append("</p>\n");
    text.notes().forEach(note -> body.append("<p><b>").append(escaped(note)).append("</b></p>\n"));
    table(body, text.facts());
    section(body, "Processes", text.itemLines());
    section(body, text.logTitle(), text.logLines());
    return body.append("</div>\n</body></html>\n").toString();
  }

  private static void table(StringBuilder body, List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    body.append("<table style=\"border-collapse:collapse;font-size:14px\">\n");
    for (Fact fact : facts) {
      body.append("<tr><td style=\"padding:1px 16px 1px 0;color:#777;vertical-align:top\">");
      body.append(escaped(fact.name())).append("</td><td>");
      body.append(escaped(fact.value())).append("</td></tr>\n");
    }
    body.append("</table>\n");
  }

  private static void section(StringBuilder body, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      body.append("<p style=\"margin:12px 0 4px;color:#777\">").append(escaped(title));
      body.append("</p>\n<pre style=\"margin:0;padding:8px;background:#f4f4f4;color:#222;");
      body.append("white-space:pre-wrap;font-size:12px\">");
      body.append(escaped(String.join("\n", lines))).append("</pre>\n");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

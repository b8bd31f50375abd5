package io.github.supervisorevents.supervisor.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.supervisorevents.supervisor.log.LogFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The end of a log. For any thread; it reads a file. */
final class TailPage {
  private static final int LEAST_BYTES = 1024;
  private static final int MOST_BYTES = 1 << 20;

  private final Layout layout;

  TailPage(Layout layout) {
    this.layout = layout;
  }

  /**
   * Shows a log.
   *
   * @param channel stdout or stderr
   * @param limit how many bytes were asked for
   */
  WebResponse show(String name, String channel, Optional<Path> log, int limit) {
    int bytes = Math.max(LEAST_BYTES, Math.min(MOST_BYTES, limit));
    Html content = new Html();
    try {
      if (log.filter(Files::isRegularFile).isEmpty()) {
        content.raw("<p class=\"note\">").text(name + " has no " + channel + " log").raw("</p>");
      } else {
        String tail = new String(LogFileReader.read(log.get(), -bytes, 0), UTF_8);
        boolean isAll = Files.size(log.get()) <= bytes;
        content.raw("<pre tabindex=\"0\">").text(isAll ? tail : wholeLines(tail)).raw("</pre>");
      }
    } catch (IOException unreadable) {
      content.raw("<p class=\"note bad\">").text("The log cannot be read").raw("</p>");
    }
    return layout.page(200, name, channel, tools(name, channel, bytes), content);
  }

  /** Without the line that was cut, unless nothing else is there. */
  private static String wholeLines(String tail) {
    int next = tail.indexOf('\n') + 1;
    return next == tail.length() ? tail : tail.substring(next);
  }

  private static Html tools(String name, String channel, int bytes) {
    Html tools = new Html();
    link(tools, name, channel, bytes, "Refresh");
    link(tools, name, channel, Math.min(MOST_BYTES, bytes * 8), "More");
    String other = channel.equals("stdout") ? "stderr" : "stdout";
    link(tools, name, other, bytes, other);
    return tools
        .raw("<a class=\"button\" href=\"logtail/")
        .part(name)
        .raw("/" + channel + "\">Follow</a>")
        .raw("<a class=\"button\" href=\"index.html\">All processes</a>");
  }

  private static void link(Html html, String name, String channel, int bytes, String label) {
    html.raw("<a class=\"button\" href=\"tail.html?processname=")
        .part(name)
        .raw("&amp;channel=" + channel + "&amp;limit=" + bytes + "\">" + label + "</a>");
  }
}

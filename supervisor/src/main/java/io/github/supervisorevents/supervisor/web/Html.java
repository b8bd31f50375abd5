package io.github.supervisorevents.supervisor.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * HTML that is being written: what is text goes in as {@link #text}, and cannot become markup. For
 * one thread.
 */
final class Html {
  private final StringBuilder html = new StringBuilder(4096);

  /** Adds markup that this program wrote. */
  Html raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Adds text from anywhere, also inside of an attribute in double quotes. */
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return this;
  }

  /** Adds text as a part of an address. */
  Html part(String text) {
    html.append(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
    return this;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}

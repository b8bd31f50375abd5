package io.github.supervisorevents.notifier.channel.console;

import io.github.supervisorevents.notifier.message.Fact;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Tone;
import java.util.List;

/**
 * A message as a block of lines.
 *
 * <pre>
 * ▌ ✖ web:web_00 crashed (exit 3)
 * ▌   web-01 · 2026-11-20 09:00:00 UTC
 * ▌   State             RUNNING → EXITED
 * ▌   Exit              status 3, not expected
 * ▌   Last log lines
 * ▌     Traceback (most recent call last):
 * ▌     ValueError: no such thing
 * </pre>
 */
final class ConsoleBlock {
  private static final int NAME_WIDTH = 18;

  private final boolean colour;

  ConsoleBlock(boolean colour) {
    this.colour = colour;
  }

  String of(MessageText text) {
    StringBuilder block = new StringBuilder("\n");
    String bar = styled(colourOf(text.tone()), "▌") + " ";
    line(block, bar, sign(text.tone()) + " " + styled(Style.BOLD, text.title()));
    line(block, bar, "  " + styled(Style.DIM, text.host() + " · " + text.time()));
    text.notes().forEach(note -> line(block, bar, "  " + styled(Style.YELLOW, note)));
    text.facts().forEach(fact -> line(block, bar, "  " + fact(fact)));
    section(block, bar, "Processes", text.itemLines());
    section(block, bar, text.logTitle(), text.logLines());
    return block.append('\n').toString();
  }

  private String fact(Fact fact) {
    int padding = Math.max(1, NAME_WIDTH - fact.name().length());
    return styled(Style.DIM, fact.name()) + " ".repeat(padding) + fact.value();
  }

  private void section(StringBuilder block, String bar, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      line(block, bar, "  " + styled(Style.DIM, title));
      lines.forEach(line -> line(block, bar, "    " + line));
    }
  }

  private static void line(StringBuilder block, String bar, String line) {
    block.append(bar).append(line.stripTrailing()).append('\n');
  }

  private String sign(Tone tone) {
    String sign =
        switch (tone) {
          case ALARM -> "✖";
          case WARNING -> "!";
          case WELL -> "✔";
          case CALM -> "•";
        };
    return styled(colourOf(tone), sign);
  }

  private static Style colourOf(Tone tone) {
    return switch (tone) {
      case ALARM -> Style.RED;
      case WARNING -> Style.YELLOW;
      case WELL -> Style.GREEN;
      case CALM -> Style.BLUE;
    };
  }

  private String styled(Style style, String text) {
    return colour ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }

  private enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }
}

package io.github.supervisorevents.notifier.message;

import java.util.List;

/** A message as some lines of plain text. */
public final class PlainMessage {
  private static final int NAME_WIDTH = 18;

  private PlainMessage() {}

  /** Everything in it; ends with a line feed. */
  public static String of(MessageText text) {
    StringBuilder plain = new StringBuilder();
    plain.append(text.title()).append('\n');
    plain.append(text.host()).append(", ").append(text.time()).append("\n\n");
    return plain.append(details(text)).toString();
  }

  /** Everything but the title, the place and the time. */
  public static String details(MessageText text) {
    StringBuilder plain = new StringBuilder();
    text.notes().forEach(note -> plain.append(note).append("\n\n"));
    text.facts().forEach(fact -> plain.append(line(fact)).append('\n'));
    section(plain, "Processes", text.itemLines());
    section(plain, text.logTitle(), text.logLines());
    return plain.toString();
  }

  private static String line(Fact fact) {
    int padding = Math.max(1, NAME_WIDTH - fact.name().length());
    return fact.name() + ":" + " ".repeat(padding) + fact.value();
  }

  private static void section(StringBuilder plain, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      plain.append(plain.length() == 0 ? "" : "\n").append(title).append(":\n");
      lines.forEach(line -> plain.append("    ").append(line).append('\n'));
    }
  }
}

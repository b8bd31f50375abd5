package io.github.supervisorevents.notifier.channel;

import io.github.supervisorevents.notifier.message.Excerpt;
import io.github.supervisorevents.notifier.message.MessageText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an incident began, kept in a delivery's incident memory: a message that is edited shows it
 * still when the incident is over. Immutable.
 */
public final class IncidentHistory {
  private static final String BEGAN = "began";
  private static final String LOG = "log";
  private static final int MAX_LOG = 2_000;

  private final String began;
  private final List<String> log;

  private IncidentHistory(String began, List<String> log) {
    this.began = began;
    this.log = List.copyOf(log);
  }

  /** What was remembered; nothing at an incident's first message. */
  public static IncidentHistory in(Map<String, String> incidentMemory) {
    return new IncidentHistory(
        incidentMemory.getOrDefault(BEGAN, ""),
        incidentMemory.getOrDefault(LOG, "").lines().toList());
  }

  /** The message with how it began, and with the log lines from then when it has none itself. */
  public MessageText addedTo(MessageText text) {
    MessageText told = began.isEmpty() ? text : text.withNote("Began as: " + began);
    return log.isEmpty() || !text.log().isEmpty()
        ? told
        : told.withLog("Log lines from then", new Excerpt(log, 0));
  }

  /** What to remember after this message was sent. */
  public Map<String, String> afterwards(MessageText text) {
    Map<String, String> memory = new HashMap<>();
    memory.put(BEGAN, began.isEmpty() ? text.title() + ", " + text.time() : began);
    if (!text.log().isEmpty()) {
      memory.put(LOG, lastLines(text.log().lines()));
    }
    return memory;
  }

  private static String lastLines(List<String> lines) {
    int from = lines.size();
    int size = 0;
    while (from > 0 && size + lines.get(from - 1).length() < MAX_LOG) {
      from--;
      size += lines.get(from).length() + 1;
    }
    return String.join("\n", lines.subList(from, lines.size()));
  }
}

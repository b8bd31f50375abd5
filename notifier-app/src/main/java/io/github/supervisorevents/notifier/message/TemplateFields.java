package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What templates can name: the fields of the webhook body's data, and the words of the message. The
 * list for people is in docs/channels.md.
 */
public final class TemplateFields {
  private static final int SHORT_TITLE = 100;
  private static final int SHORT_TEXT = 900;
  private static final int TEXT = 1_800;
  private static final int LONG_TEXT = 3_800;
  private static final int FACTS = 1_500;
  private static final int ITEMS = 1_000;
  private static final int LOG = 1_500;

  private TemplateFields() {}

  /** All fields; the same names for every notification. */
  public static Map<String, Object> of(Notification notification, MessageText text) {
    Map<String, Object> body =
        NotificationData.of(notification, text.title(), DataBudget.GETTING_SMALLER.get(2));
    Map<String, Object> fields = new LinkedHashMap<>();
    ((Map<?, ?>) body.get("data")).forEach((name, value) -> fields.put((String) name, value));
    fields.put("type", body.get("type"));
    fields.put("timestamp", body.get("timestamp"));
    fields.putAll(words(text));
    fields.putAll(flags(notification));
    fields.put("key", notification.incident().map(IncidentSummary::id).orElse(notification.id()));
    fields.put(
        "process_name",
        notification.processes().stream()
            .findFirst()
            .map(process -> PlainText.line(process.fullName(), SHORT_TITLE))
            .orElse(null));
    return fields;
  }

  private static Map<String, Object> words(MessageText text) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("short_title", PlainText.cut(text.title(), SHORT_TITLE));
    words.put("headline", text.headline());
    words.put("place", text.host());
    words.put("time", text.time());
    words.put("short_text", text(text, SHORT_TEXT));
    words.put("text", text(text, TEXT));
    words.put("long_text", text(text, LONG_TEXT));
    words.put("notes", text.notes());
    words.put("facts", facts(text));
    words.put("item_list", String.join("\n", items(text)));
    words.put("log_title", text.logTitle());
    words.put("log_lines", log(text));
    words.put("log", String.join("\n", log(text)));
    words.put("fenced_log", fenced(String.join("\n", log(text))));
    words.put("sign", text.tone().sign());
    words.put("colour", text.tone().colour());
    words.put("colour_number", Integer.parseInt(text.tone().colour().substring(1), 16));
    return words;
  }

  private static Map<String, Object> flags(Notification notification) {
    Map<String, Object> flags = new LinkedHashMap<>();
    flags.put("opened", notification.status() == Status.OPENED);
    flags.put("updated", notification.status() == Status.UPDATED);
    flags.put("resolved", notification.status() == Status.RESOLVED);
    flags.put("standalone", notification.status() == Status.EVENT);
    flags.put("error", notification.severity() == Severity.ERROR);
    flags.put("warning", notification.severity() == Severity.WARNING);
    flags.put("info", notification.severity() == Severity.INFO);
    return flags;
  }

  private static String text(MessageText text, int limit) {
    MessageText fitting = text.fitting(limit, fitted -> PlainMessage.details(fitted).length());
    return PlainMessage.details(fitting).strip();
  }

  private static List<Map<String, Object>> facts(MessageText text) {
    return text
        .fitting(FACTS, fitted -> length(fitted.facts(), fact -> fact.name() + fact.value()))
        .facts()
        .stream()
        .map(fact -> Map.<String, Object>of("name", fact.name(), "value", fact.value()))
        .toList();
  }

  private static List<String> items(MessageText text) {
    return text.fitting(ITEMS, fitted -> length(fitted.itemLines(), line -> line)).itemLines();
  }

  private static List<String> log(MessageText text) {
    return text.fitting(LOG, fitted -> length(fitted.logLines(), line -> line)).logLines();
  }

  private static <T> int length(List<T> lines, Function<T, String> text) {
    return lines.stream().mapToInt(line -> text.apply(line).length() + 1).sum();
  }

  /** In a code fence of Markdown that nothing within can end. */
  private static String fenced(String log) {
    return log.isEmpty() ? "" : "```\n" + log.replace("``", "`\u200B`\u200B") + "\n```";
  }

  /**
   * Two notifications to try a template with: one of which everything is known, and one of which
   * nothing is.
   */
  public static List<Notification> examples() {
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    ProcessFacts process =
        new ProcessFacts(
            "web",
            "web_00",
            "EXITED",
            Optional.of("RUNNING"),
            OptionalInt.of(4711),
            Optional.of(false),
            OptionalInt.of(3),
            Optional.of("SIGSEGV"),
            Optional.of("can't find command"),
            OptionalInt.of(4),
            Optional.of(Duration.ofHours(2)),
            5,
            OptionalInt.of(6),
            List.of("say \"hello\"", "C:\\temp"));
    IncidentSummary incident =
        new IncidentSummary("example", at, Optional.of(at), Duration.ofMinutes(5), 5);
    RawEvent event =
        new RawEvent(
            Map.of("eventname", "PROCESS_STATE_EXITED"), Map.of("processname", "web_00"), "data");
    Source source = new Source("web-01", "supervisor");
    return List.of(
        new Notification(
            "example-1",
            Status.OPENED,
            Kind.CRASHED,
            Severity.ERROR,
            at,
            source,
            List.of(process, process),
            OptionalInt.of(3),
            Optional.of(incident),
            7,
            Optional.of("a summary"),
            Optional.of(event)),
        new Notification(
            "example-2",
            Status.EVENT,
            Kind.SUPERVISOR_STARTED,
            Severity.INFO,
            at,
            source,
            List.of(),
            OptionalInt.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty()));
  }
}

package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What a notification says to a person, in words and without markup: channels only dress it. Every
 * text in it is one line without control characters. Immutable.
 *
 * @param tone its colour
 * @param title what happened, in one sentence without a full stop
 * @param host on which machine; with supervisord's identifier when it is not the usual one
 * @param notes what the reader should know first, for example that this comes late
 * @param facts what else is known, the most useful first
 * @param items the processes it is about when they are several, one a line; the first of them
 * @param logTitle what the log lines are
 * @param log a process's last log lines, oldest first
 * @param time when it happened, with the zone
 */
public record MessageText(
    Tone tone,
    String title,
    String host,
    List<String> notes,
    List<Fact> facts,
    Excerpt items,
    String logTitle,
    Excerpt log,
    String time) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss ", Locale.ENGLISH);
  private static final String ZONE_NAME = "zzz";
  private static final String USUAL_IDENTIFIER = "supervisor";

  /** Copies. */
  public MessageText {
    notes = List.copyOf(notes);
    facts = List.copyOf(facts);
  }

  /**
   * Puts a notification into words.
   *
   * @param late whether the reader should be told that this is old news
   * @param clock what time it is now, and in which zone to write times
   */
  public static MessageText of(Notification notification, boolean late, Clock clock) {
    Source source = notification.source();
    String identifier =
        source.supervisor().equals(USUAL_IDENTIFIER) ? "" : " (" + source.supervisor() + ")";
    boolean isOwnBody = notification.ownWords().filter(own -> !own.body().isEmpty()).isPresent();
    return new MessageText(
            Tone.of(notification),
            wholeTitle(notification),
            source.host() + identifier,
            notes(notification, late, clock),
            isOwnBody ? List.of() : Facts.of(notification),
            Excerpt.whole(items(notification)),
            isOwnBody ? "" : logTitle(notification),
            Excerpt.whole(isOwnBody ? List.of() : log(notification)),
            time(notification.at(), clock.getZone()))
        .within(Budget.LARGEST);
  }

  /** Only the title of what {@link #of} makes. */
  public static String title(Notification notification) {
    return PlainText.line(wholeTitle(notification), Budget.LARGEST.title());
  }

  private static String wholeTitle(Notification notification) {
    return notification
        .ownWords()
        .flatMap(OwnWords::title)
        .orElseGet(() -> Wording.title(notification));
  }

  private static List<String> notes(Notification notification, boolean late, Clock clock) {
    List<String> notes = new ArrayList<>();
    if (late) {
      Duration age = Duration.between(notification.at(), clock.instant());
      notes.add("Late: this happened " + SpokenDuration.of(age) + " ago.");
    }
    boolean saidInTitle = notification.kind() == Kind.EVENTS_LOST;
    if (notification.lostEvents() > 0 && !saidInTitle) {
      notes.add("Before this, " + Wording.lost(notification.lostEvents()) + " by supervisord.");
    }
    return notes;
  }

  private static List<String> items(Notification notification) {
    Optional<List<String>> own =
        notification.ownWords().map(OwnWords::body).filter(body -> !body.isEmpty());
    if (own.isPresent()) {
      return own.get();
    }
    List<ProcessFacts> processes = notification.processes();
    return processes.size() < 2 ? List.of() : processes.stream().map(Wording::item).toList();
  }

  private static List<String> log(Notification notification) {
    return logged(notification)
        .map(ProcessFacts::logTail)
        .or(() -> notification.event().map(event -> event.data().lines().toList()))
        .orElse(List.of());
  }

  private static String logTitle(Notification notification) {
    boolean several = notification.processes().size() > 1;
    return logged(notification)
        .map(process -> several ? "Last log lines of " + process.fullName() : "Last log lines")
        .orElse("Data");
  }

  private static Optional<ProcessFacts> logged(Notification notification) {
    return notification.processes().stream()
        .filter(process -> !process.logTail().isEmpty())
        .findFirst();
  }

  private static String time(Instant at, ZoneId zone) {
    ZonedDateTime time = at.atZone(zone);
    return TIME.format(time).concat(zoneName(time));
  }

  // Most servers keep to UTC, and to look its name up is to load those of all zones there are.
  private static String zoneName(ZonedDateTime time) {
    return time.getZone().normalized().equals(ZoneOffset.UTC)
        ? "UTC"
        : DateTimeFormatter.ofPattern(ZONE_NAME, Locale.ENGLISH).format(time);
  }

  /** Title and host in one line: {@code web crashed (exit 3) · web-01}. */
  public String headline() {
    return title + " · " + host;
  }

  /** {@link #items}, and a last line that says how many more there are. */
  public List<String> itemLines() {
    if (items.isEmpty() || items.hidden() == 0) {
      return items.lines();
    }
    List<String> lines = new ArrayList<>(items.lines());
    lines.add("… and " + items.hidden() + " more");
    return lines;
  }

  /** {@link #log}, and a first line that says how many are left out before it. */
  public List<String> logLines() {
    if (log.isEmpty() || log.hidden() == 0) {
      return log.lines();
    }
    List<String> lines = new ArrayList<>();
    lines.add("… " + Wording.counted(log.hidden(), "line", "lines") + " before");
    lines.addAll(log.lines());
    return lines;
  }

  /** Only what happened, where and when. */
  public MessageText titleOnly() {
    Excerpt nothing = Excerpt.whole(List.of());
    return new MessageText(tone, title, host, List.of(), List.of(), nothing, "", nothing, time);
  }

  /** The same with one more note. */
  public MessageText withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new MessageText(tone, title, host, more, facts, items, logTitle, log, time);
  }

  /** The same with other log lines. */
  public MessageText withLog(String newTitle, Excerpt newLog) {
    return new MessageText(tone, title, host, notes, facts, items, newTitle, newLog, time);
  }

  /**
   * As much of this as fits: cuts the data step by step, the oldest log lines first, until it does.
   *
   * @param limit the largest size
   * @param size how large this message is when it is dressed
   */
  public MessageText fitting(int limit, ToIntFunction<MessageText> size) {
    MessageText text = this;
    for (Budget budget : Budget.GETTING_SMALLER) {
      if (size.applyAsInt(text) <= limit) {
        return text;
      }
      text = within(budget);
    }
    return text;
  }

  private MessageText within(Budget budget) {
    return new MessageText(
        tone,
        PlainText.line(title, budget.title()),
        PlainText.line(host, budget.value()),
        notes.stream().map(note -> PlainText.line(note, budget.value())).toList(),
        facts.stream().limit(budget.facts()).map(fact -> fact.within(budget.value())).toList(),
        items.first(budget.items(), budget.value()),
        PlainText.line(logTitle, budget.value()),
        log.last(budget.logLines(), budget.logLine()),
        PlainText.line(time, budget.value()));
  }
}

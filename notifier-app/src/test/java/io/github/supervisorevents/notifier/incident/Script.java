package io.github.supervisorevents.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Plays a time line to a tracker and writes down what it tells.
 *
 * <pre>{@code
 * script().play("""
 *     60s web crashed
 *     2m  end
 *     """)
 *     .tells("62s opened crashed web");
 * }</pre>
 *
 * <p>Between two events the time passes the way a timer lets it: the tracker is called whenever it
 * says that something is due. A process is written {@code group:name}, or one word for both.
 */
final class Script {
  static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

  /** A timer looks at the clock so often, as it may have been set. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final List<Notice> notices = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Inspection> inspections = new ArrayList<>();
  private final Map<String, StateEntry> stored = new TreeMap<>();
  private final TestAudiences audiences;
  private final TrackerSettings settings;
  private IncidentTracker tracker;
  private boolean answersInspections = true;
  private boolean storingFailsAtFirst;
  private int rereads;
  private int serial;
  private int pid = 100;
  private final Map<String, Integer> pids = new LinkedHashMap<>();
  private Instant now = START;
  private Duration clockError = Duration.ZERO;
  private boolean clockWasSet;

  private Script(TrackerSettings settings, TestAudiences audiences) {
    this.settings = settings;
    this.audiences = audiences;
    this.tracker = new IncidentTracker(settings, audiences, List.of(), "t");
  }

  /** Default settings, one audience with the default kinds. */
  static Script script() {
    return script(settings -> settings, TestAudiences.usual());
  }

  static Script script(TestAudiences audiences) {
    return script(settings -> settings, audiences);
  }

  static Script script(UnaryOperator<TrackerSettings> change, TestAudiences audiences) {
    return new Script(change.apply(TrackerSettings.DEFAULT), audiences);
  }

  /** Nobody answers when the tracker asks for a closer look. */
  Script withoutFindings() {
    answersInspections = false;
    return this;
  }

  /** Every event must be taken twice, because it cannot be stored the first time. */
  Script storingFailsAtFirst() {
    tracker.keep();
    take(tracker.passTime(wall()));
    tracker.remembered().forEach(entry -> stored.put(key(entry), entry));
    storingFailsAtFirst = true;
    return this;
  }

  private static String key(StateEntry entry) {
    return entry.getClass().getSimpleName() + entry.key();
  }

  /** Lets the time pass up to this, counted from the start. */
  Script at(String time) {
    Instant next = START.plus(duration(time));
    assertThat(next).as("time lines go forward").isAfterOrEqualTo(now);
    passTo(next);
    return this;
  }

  Script atSecond(double second) {
    passTo(START.plusMillis(Math.round(second * 1000)));
    return this;
  }

  Script until(String time) {
    return at(time);
  }

  /**
   * Plays lines of {@code time process[,process] what [number]}; {@code supervisor started}, {@code
   * supervisor stopping}, {@code web groupRemoved} and {@code end} are understood as well.
   */
  Script play(String timeLine) {
    timeLine.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::playLine);
    return this;
  }

  private void playLine(String line) {
    String[] words = line.split(" +");
    at(words[0]);
    if (words[1].equals("end")) {
      return;
    }
    String[] who = words[1].split(",");
    switch (words[2]) {
      case "started" -> supervisorStarted();
      case "stopping" -> {
        if (words[1].equals("supervisor")) {
          supervisorStopping();
        } else {
          stopping(who);
        }
      }
      case "starting" -> starting(who);
      case "restarting" -> restarting(who);
      case "running" -> running(who);
      case "crashed" -> crashed(who);
      case "bounced" -> bounced(words[1]);
      case "exited" -> exited(who);
      case "stopped" -> stopped(who);
      case "backoff" -> backoff(words[1], Integer.parseInt(words[3]));
      case "fatal" -> fatal(who);
      case "unknown" -> unknown(who);
      case "groupRemoved" -> groupRemoved(words[1]);
      default -> throw new IllegalArgumentException("what is this? " + line);
    }
  }

  private void passTo(Instant next) {
    int calls = 0;
    while (true) {
      Optional<Instant> due = tracker.nextDue(wall()).map(wall -> wall.minus(clockError));
      Instant look =
          due.filter(at -> !clockWasSet || at.isBefore(now.plus(LOOK)))
              .orElse(clockWasSet ? now.plus(LOOK) : Instant.MAX);
      if (look.isAfter(next)) {
        break;
      }
      boolean isStuck = !look.isAfter(now) && calls++ > 100;
      assertThat(isStuck).as("the tracker asks for the same time again and again").isFalse();
      now = look.isAfter(now) ? look : now;
      take(tracker.passTime(wall()));
    }
    now = next;
  }

  private Instant wall() {
    return now.plus(clockError);
  }

  /** The wall clock is set, forward or (negative) back. */
  Script clockSet(Duration by) {
    clockError = clockError.plus(by);
    clockWasSet = true;
    return this;
  }

  Script starting(String... processes) {
    return each(processes, "STARTING", "STOPPED", "tries:0");
  }

  Script running(String... processes) {
    for (String process : processes) {
      pids.put(process, ++pid);
      event("PROCESS_STATE_RUNNING", process, "from_state:STARTING pid:" + pid);
    }
    return this;
  }

  /** EXITED, not expected. */
  Script crashed(String... processes) {
    return each(processes, "EXITED", "RUNNING", "expected:0 pid:%pid");
  }

  Script exited(String... processes) {
    return each(processes, "EXITED", "RUNNING", "expected:1 pid:%pid");
  }

  /** Crashes and is up again at once, as a program with startsecs=0. */
  Script bounced(String process) {
    return crashed(process).restarting(process).running(process);
  }

  Script restarting(String... processes) {
    return each(processes, "STARTING", "EXITED", "tries:0");
  }

  Script backoff(String process, int tries) {
    return each(new String[] {process}, "BACKOFF", "STARTING", "tries:" + tries);
  }

  Script fatal(String... processes) {
    return each(processes, "FATAL", "BACKOFF", "");
  }

  Script unknown(String... processes) {
    return each(processes, "UNKNOWN", "RUNNING", "");
  }

  Script stopping(String... processes) {
    return each(processes, "STOPPING", "RUNNING", "pid:%pid");
  }

  Script stopped(String... processes) {
    return each(processes, "STOPPED", "STOPPING", "pid:%pid");
  }

  Script supervisorStarted() {
    return event("SUPERVISOR_STATE_CHANGE_RUNNING", "");
  }

  Script supervisorStopping() {
    return event("SUPERVISOR_STATE_CHANGE_STOPPING", "");
  }

  Script groupRemoved(String group) {
    return event("PROCESS_GROUP_REMOVED", "groupname:" + group);
  }

  Script tick() {
    return event("TICK_60", "when:1");
  }

  Script lost(long events) {
    take(tracker.lost(events, wall()));
    return this;
  }

  Script rereadFails() {
    take(tracker.rereadFailed(wall()));
    return this;
  }

  /** supervisord is asked and says {@code name STATE [exit status]}, one for each process. */
  Script reread(String... states) {
    return rereadAsOf(now, states);
  }

  Script rereadAsOf(Instant asked, String... states) {
    List<ProcessSnapshot> all = Arrays.stream(states).map(this::snapshot).toList();
    take(tracker.reconcile(all, asked.plus(clockError), wall()));
    return this;
  }

  private ProcessSnapshot snapshot(String text) {
    String[] words = text.split(" ");
    ProcessState state = ProcessState.valueOf(words[1]);
    boolean isUp = state == ProcessState.RUNNING;
    return new ProcessSnapshot(
        name(words[0]),
        state,
        isUp ? OptionalInt.of(pids.getOrDefault(words[0], 99)) : OptionalInt.empty(),
        Optional.of(START),
        Optional.empty(),
        words.length > 2 ? OptionalInt.of(Integer.parseInt(words[2])) : OptionalInt.empty(),
        Optional.empty());
  }

  /** What an inspection of this process, asked for last, finds. */
  Script found(String process, int exitStatus, String... log) {
    return found(process, exitStatus, Optional.empty(), log);
  }

  /** The same, and how long supervisord says that the process ran. */
  Script foundToHaveRun(String process, String time) {
    return found(process, 3, Optional.of(duration(time)));
  }

  private Script found(String process, int exitStatus, Optional<Duration> uptime, String... log) {
    Inspection last =
        inspections.stream()
            .filter(inspection -> inspection.process().equals(name(process)))
            .reduce((first, second) -> second)
            .orElseThrow();
    take(
        tracker.found(
            new Findings(
                last,
                OptionalInt.of(exitStatus),
                Optional.empty(),
                Optional.empty(),
                uptime,
                List.of(log)),
            wall()));
    return this;
  }

  /** The notifier stops and another one goes on with what was stored. */
  Script notifierRestarted() {
    return notifierRestarted(audiences);
  }

  Script notifierRestarted(TestAudiences others) {
    tracker = new IncidentTracker(settings, others, stored.values(), "ignored");
    take(tracker.begin(false, wall()));
    return this;
  }

  /** The notifier goes on without being started again: what is remembered must be everything. */
  Script replaced() {
    assertThat(stored.values()).containsExactlyInAnyOrderElementsOf(tracker.remembered());
    tracker = new IncidentTracker(settings, audiences, stored.values(), "ignored");
    take(tracker.passTime(wall()));
    return this;
  }

  private Script each(String[] processes, String state, String from, String more) {
    for (String process : processes) {
      String tokens = more.replace("%pid", String.valueOf(pids.getOrDefault(process, 0))).strip();
      event("PROCESS_STATE_" + state, process, ("from_state:" + from + " " + tokens).strip());
    }
    return this;
  }

  private Script event(String eventName, String process, String tokens) {
    ProcessName name = name(process);
    return event(
        eventName, "processname:" + name.process() + " groupname:" + name.group() + " " + tokens);
  }

  Script event(String eventName, String payload) {
    Event event = eventOf(eventName, payload);
    if (storingFailsAtFirst) {
      tracker.accept(event, wall());
      tracker.undo();
      assertThat(stored.values()).containsExactlyInAnyOrderElementsOf(tracker.remembered());
    }
    take(tracker.accept(event, wall()));
    return this;
  }

  Event eventOf(String eventName, String payload) {
    String header =
        "ver:3.0 server:supervisor serial:%d pool:notifier poolserial:%d eventname:%s len:%d"
            .formatted(serial, serial++, eventName, payload.length());
    return Event.parse(EventHeader.parse(header), payload);
  }

  static ProcessName name(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new ProcessName(text, text)
        : new ProcessName(text.substring(0, colon), text.substring(colon + 1));
  }

  private void take(Outcome outcome) {
    for (Notice notice : outcome.notices()) {
      notices.add(notice);
      lines.add(seconds(Duration.between(START, now)) + " " + line(notice));
    }
    for (EntryChange change : tracker.changes()) {
      if (change instanceof EntryChange.Kept kept) {
        stored.put(key(kept.entry()), kept.entry());
      } else if (change instanceof EntryChange.Dropped dropped) {
        stored.remove(dropped.type().getSimpleName() + dropped.key());
      }
    }
    tracker.keep();
    rereads += outcome.rereadNeeded() ? 1 : 0;
    inspections.addAll(outcome.inspections());
    if (answersInspections) {
      outcome
          .inspections()
          .forEach(inspection -> take(tracker.found(Findings.nothing(inspection), wall())));
    }
  }

  private String line(Notice notice) {
    String to = audiences.isOne() ? "" : notice.audience() + ": ";
    String who =
        notice.processes().stream().map(ProcessFacts::fullName).collect(Collectors.joining(","));
    String exits =
        notice
            .incident()
            .map(IncidentSummary::exits)
            .filter(number -> number > 1)
            .map(number -> " exits=" + number)
            .orElse("");
    String size =
        notice.groupSize().stream()
            .filter(number -> number > 1)
            .mapToObj(number -> " of " + number)
            .findFirst()
            .orElse("");
    String remark = notice.remark().map(this::words).map(words -> " – " + words).orElse("");
    String lost = notice.lostEvents() == 0 ? "" : " lost=" + notice.lostEvents();
    return (to + notice.status().word() + " " + notice.kind().word() + " " + who).strip()
        + size
        + exits
        + lost
        + remark;
  }

  private String words(Remark remark) {
    if (remark instanceof Remark.RunningAgain again) {
      return "running again after " + seconds(again.after());
    }
    if (remark instanceof Remark.Exits exits) {
      return exits.exits() + " exits in " + seconds(exits.within());
    }
    if (remark instanceof Remark.StillDown down) {
      return "still down after " + seconds(down.since());
    }
    if (remark instanceof Remark.AtStart start) {
      return start.notRunning() + " of " + start.all() + " not running";
    }
    if (remark instanceof Remark.PartlyWell partly) {
      int well = sum(partly.endings());
      return well + " of " + (well + sum(partly.ongoing())) + " well";
    }
    if (remark instanceof Remark.Mixed mixed) {
      return new TreeMap<>(mixed.counts()).toString();
    }
    if (remark instanceof Remark.Endings endings) {
      return new TreeMap<>(endings.counts()).toString();
    }
    if (remark instanceof Remark.StateReread state) {
      return state.reread() ? "state re-read" : "state not re-read";
    }
    return remark.getClass().getSimpleName();
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis / 1000.0 + "s";
  }

  /** {@code 1h30m}, {@code 61.2s}. */
  static Duration duration(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }

  /** Exactly this was told, in this order, a line each. */
  Script tells(String expected) {
    assertThat(lines).containsExactlyElementsOf(expected.lines().toList());
    return this;
  }

  Script tellsNothing() {
    assertThat(lines).isEmpty();
    return this;
  }

  List<String> lines() {
    return lines;
  }

  List<Notice> notices() {
    return notices;
  }

  List<Inspection> inspections() {
    return inspections;
  }

  int rereads() {
    return rereads;
  }

  Notice last() {
    return notices.get(notices.size() - 1);
  }
}

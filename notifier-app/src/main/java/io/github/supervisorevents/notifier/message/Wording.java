package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The sentence that says what happened: {@code web:web_00 crashed (exit 3)}. */
final class Wording {
  private final Notification notification;
  private final List<ProcessFacts> processes;
  private final Subject subject;

  private Wording(Notification notification) {
    this.notification = notification;
    this.processes = notification.processes();
    this.subject = Subject.of(notification);
  }

  /** What happened, in one sentence without a full stop; without the host. */
  static String title(Notification notification) {
    if (isOwnNews(notification)) {
      return notification.summary().get();
    }
    Wording wording = new Wording(notification);
    return notification
        .predicate()
        .map(predicate -> wording.subject + " " + predicate)
        .orElseGet(() -> wording.happened() + wording.more());
  }

  /** The notifier's own news come as a whole sentence, which names no process. */
  static boolean isOwnNews(Notification notification) {
    return notification.kind() == Kind.EVENT
        && notification.event().isEmpty()
        && notification.summary().isPresent();
  }

  /** How one of several is, for a list: {@code web:web_00: exit 3}. */
  static String item(ProcessFacts process) {
    Optional<String> exit = exit(process);
    Optional<String> why = exit.or(process::spawnError).or(() -> tries(process.tries()));
    boolean exitSaysIt = process.state().equals("EXITED");
    return process.fullName()
        + ": "
        + exit.filter(words -> exitSaysIt).orElseGet(() -> state(process) + inBrackets(why));
  }

  private static String state(ProcessFacts process) {
    return switch (process.state()) {
      case "EXITED" -> process.expected().orElse(false) ? "exited" : "crashed";
      case "FATAL" -> "gave up";
      case "BACKOFF" -> "failed to start";
      case "STARTING", "RUNNING", "STOPPING", "STOPPED" -> process.state().toLowerCase(Locale.ROOT);
      default -> process.state();
    };
  }

  private String happened() {
    Kind kind = notification.kind();
    boolean resolved = notification.status() == Status.RESOLVED;
    return switch (kind) {
      case CRASHED -> crashed();
      case BACKOFF -> backoff();
      case GAVE_UP -> subject + " gave up" + after(tries()) + because();
      case CRASH_LOOP -> subject.does("keeps crashing", "keep crashing");
      case RECOVERED -> subject + " recovered" + afterIncident() + inBrackets(exits());
      case EXITED ->
          resolved
              ? subject + " ended as expected" + afterIncident()
              : subject + " exited as expected" + inBrackets(agreed(Wording::exit));
      case STARTING -> subject.does("is starting", "are starting");
      case STARTED -> subject.does("is running", "are running");
      case STOPPING -> subject.does("is stopping", "are stopping");
      case STOPPED ->
          resolved
              ? subject.does("was stopped", "were stopped") + " by an operator" + afterIncident()
              : subject + " stopped";
      case UNKNOWN -> unknown(resolved);
      case SUPERVISOR_STARTED -> "supervisord started";
      case SUPERVISOR_STOPPING -> "supervisord is stopping";
      case EVENTS_LOST -> lost(notification.lostEvents());
      case EVENT -> event();
    };
  }

  private String unknown(boolean resolved) {
    return (resolved ? subject.does("was", "were") : subject.does("is", "are"))
        + " in state UNKNOWN: supervisord "
        + (resolved ? "had lost" : "lost")
        + " track of "
        + subject.pronoun();
  }

  private String crashed() {
    String again = isUpdate() && wasEachAgain() ? " again" : "";
    Optional<String> signal = agreed(ProcessFacts::signal);
    if (signal.isPresent()) {
      return subject.does("was killed", "were killed") + again + " by " + signal.get();
    }
    return subject + " crashed" + again + inBrackets(agreed(Wording::exit));
  }

  private String backoff() {
    Optional<String> attempt =
        agreed(process -> boxed(process.tries())).map(number -> "try " + number);
    return subject
        + " failed to start: "
        + agreed(ProcessFacts::spawnError).orElse("exited too soon")
        + inBrackets(attempt);
  }

  private String because() {
    return agreed(ProcessFacts::spawnError).map(error -> ": " + error).orElse("");
  }

  private static String after(Optional<String> text) {
    return text.map(words -> " after " + words).orElse("");
  }

  /** Whether there were more exits than processes, and nothing else is said of them. */
  private boolean wasEachAgain() {
    return notification.summary().isEmpty()
        && notification
            .incident()
            .filter(incident -> incident.exits() > processes.size())
            .isPresent();
  }

  private Optional<String> tries() {
    return agreed(process -> tries(process.tries()));
  }

  private static Optional<String> tries(OptionalInt tries) {
    return boxed(tries).map(number -> counted(number, "try", "tries"));
  }

  private Optional<String> exits() {
    return notification
        .incident()
        .map(IncidentSummary::exits)
        .filter(number -> number > processes.size())
        .map(number -> counted(number, "exit", "exits"));
  }

  private String afterIncident() {
    return notification
        .incident()
        .map(incident -> " after " + SpokenDuration.of(incident.duration()))
        .orElse("");
  }

  private String event() {
    String name =
        notification.event().map(RawEvent::name).filter(n -> !n.isEmpty()).orElse("event");
    return processes.isEmpty() ? name + about() : name + " of " + subject;
  }

  /** The group, or the kind of a remote message. */
  private String about() {
    Map<String, String> payload = notification.event().map(RawEvent::payload).orElse(Map.of());
    return Optional.ofNullable(payload.get("groupname"))
        .or(() -> Optional.ofNullable(payload.get("type")))
        .map(words -> ": " + words)
        .orElse("");
  }

  /** What an incident adds. */
  private String more() {
    if (notification.summary().isPresent()) {
      String separator = notification.kind() == Kind.CRASH_LOOP ? ": " : ", ";
      return separator + notification.summary().get();
    }
    boolean countMatters = isUpdate() || notification.kind() == Kind.CRASH_LOOP;
    return countMatters ? exitsInTime() : "";
  }

  private String exitsInTime() {
    return notification
        .incident()
        .filter(incident -> incident.exits() > 1)
        .map(
            incident ->
                ", " + incident.exits() + " exits in " + SpokenDuration.of(incident.duration()))
        .orElse("");
  }

  private boolean isUpdate() {
    return notification.status() == Status.UPDATED;
  }

  /** What all processes have in common; empty when they differ or do not have it. */
  private <T> Optional<T> agreed(Function<ProcessFacts, Optional<T>> fact) {
    List<Optional<T>> different = processes.stream().map(fact).distinct().toList();
    return different.size() == 1 ? different.get(0) : Optional.empty();
  }

  private static Optional<String> exit(ProcessFacts process) {
    return process
        .signal()
        .map(signal -> "killed by " + signal)
        .or(() -> boxed(process.exitStatus()).map(status -> "exit " + status));
  }

  static String lost(long events) {
    return events == 1 ? "1 event was lost" : (events > 0 ? events + " " : "") + "events were lost";
  }

  static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  private static String inBrackets(Optional<String> text) {
    return text.map(words -> " (" + words + ")").orElse("");
  }
}

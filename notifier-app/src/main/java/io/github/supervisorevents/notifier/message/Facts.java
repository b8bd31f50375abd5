package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.SignalNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is known beyond the title, the most useful first. */
final class Facts {
  /** What a shell makes of exit statuses. */
  private static final int SHELL_NOT_EXECUTABLE = 126;

  private static final int SHELL_NOT_FOUND = 127;
  private static final int SHELL_SIGNAL = 128;
  private static final int MAX_VALUE = 500;

  /** Until then an incident has just begun: this is what it takes to gather it. */
  private static final Duration WORTH_SAYING = Duration.ofSeconds(10);

  private final List<Fact> facts = new ArrayList<>();

  private Facts() {}

  static List<Fact> of(Notification notification) {
    Facts collected = new Facts();
    if (notification.processes().size() == 1) {
      if (Wording.isOwnNews(notification)) {
        collected.add("Process", notification.processes().get(0).fullName());
      }
      collected.process(notification.processes().get(0));
    }
    notification.incident().ifPresent(collected::incident);
    if (notification.processes().isEmpty()) {
      notification.event().ifPresent(collected::event);
    }
    return List.copyOf(collected.facts);
  }

  private void process(ProcessFacts process) {
    add("State", process.fromState().map(from -> from + " → ").orElse("") + process.state());
    boolean runsAgain = process.state().equals("RUNNING") || process.state().equals("STARTING");
    exit(process).ifPresent(words -> add(runsAgain ? "Last exit" : "Exit", words));
    process.spawnError().ifPresent(error -> add("Could not start", error));
    process.tries().ifPresent(tries -> add("Tries", String.valueOf(tries)));
    process
        .uptime()
        .ifPresent(uptime -> add(runsAgain ? "Had run for" : "Ran for", SpokenDuration.of(uptime)));
    process.restartsLastHour().stream()
        .filter(starts -> starts > 0)
        .forEach(
            starts ->
                add("Starts", Wording.counted(starts, "time", "times") + " in the last hour"));
    process.pid().ifPresent(pid -> add("Pid", String.valueOf(pid)));
  }

  private static Optional<String> exit(ProcessFacts process) {
    if (process.signal().isPresent()) {
      return process.signal().map(signal -> "killed by " + signal);
    }
    if (process.exitStatus().isEmpty()) {
      return Optional.empty();
    }
    int status = process.exitStatus().getAsInt();
    String expected =
        process.expected().map(was -> was ? ", expected" : ", not expected").orElse("");
    return Optional.of("status " + status + expected + hint(status));
  }

  private static String hint(int status) {
    return switch (status) {
      case SHELL_NOT_EXECUTABLE -> " (a shell's word for: not executable)";
      case SHELL_NOT_FOUND -> " (a shell's word for: command not found)";
      default ->
          SignalNames.of(status - SHELL_SIGNAL).map(signal -> " (128 + " + signal + ")").orElse("");
    };
  }

  private void incident(IncidentSummary incident) {
    if (incident.exits() > 1) {
      add("Failures", String.valueOf(incident.exits()));
    }
    if (incident.endedAt().isPresent()) {
      add("Lasted", SpokenDuration.of(incident.duration()));
    } else if (incident.duration().compareTo(WORTH_SAYING) >= 0) {
      add("Going on for", SpokenDuration.of(incident.duration()));
    }
  }

  private void event(RawEvent event) {
    event.payload().forEach(this::add);
  }

  private void add(String name, String value) {
    // Services refuse a field with nothing in it.
    if (!PlainText.line(value, MAX_VALUE).isBlank()) {
      facts.add(new Fact(name, value));
    }
  }
}

package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What must happen to a process so that there is something of a kind to tell. */
final class KindStory {
  private static final Duration A_MOMENT = Duration.ofMillis(100);
  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final int LOST = 12;
  private static final int TRIES = 3;
  private static final int EXIT_STATUS = 3;
  private static final int FIRST_PID = 4711;

  private record Step(Event event, Duration pause) {}

  private final Kind kind;
  private final ProcessName process;
  private final int exitsOfALoop;
  private final List<Step> steps = new ArrayList<>();

  /**
   * A story.
   *
   * @param exitsOfALoop from how many exits on a loop is one
   * @throws IllegalArgumentException when there is none of this kind
   */
  KindStory(Kind kind, ProcessName process, int exitsOfALoop) {
    this.kind = kind;
    this.process = process;
    this.exitsOfALoop = exitsOfALoop;
    write();
  }

  private void write() {
    switch (kind) {
      case CRASHED -> crash();
      case BACKOFF -> change("BACKOFF", "STARTING tries:1");
      case GAVE_UP -> giveUp();
      case CRASH_LOOP -> loop();
      case RECOVERED -> recover();
      case EXITED -> change("EXITED", "RUNNING expected:1 pid:4711");
      case STARTING -> change("STARTING", "STOPPED tries:0");
      case STARTED -> start("STOPPED");
      case STOPPING -> change("STOPPING", "RUNNING pid:4711");
      case STOPPED -> stop();
      case UNKNOWN -> change("UNKNOWN", "RUNNING");
      case SUPERVISOR_STARTED -> add("SUPERVISOR_STATE_CHANGE_RUNNING", "", A_MOMENT);
      case SUPERVISOR_STOPPING -> add("SUPERVISOR_STATE_CHANGE_STOPPING", "", A_MOMENT);
      case EVENTS_LOST -> steps.clear();
      case EVENT ->
          throw new IllegalArgumentException(
              "event is what NOTIFY_ON asks for by an event's type: name a file with the event");
    }
  }

  private void crash() {
    change("EXITED", "RUNNING expected:0 pid:" + (FIRST_PID + steps.size()));
  }

  private void giveUp() {
    for (int i = 1; i <= TRIES; i++) {
      change("BACKOFF", "STARTING tries:" + i);
    }
    change("FATAL", "BACKOFF");
  }

  private void start(String from) {
    change("STARTING", from + " tries:0");
    // The process that the next step is about.
    change("RUNNING", "STARTING pid:" + (FIRST_PID + steps.size() + 1));
  }

  private void stop() {
    change("STOPPING", "RUNNING pid:4711");
    change("STOPPED", "STOPPING pid:4711");
  }

  private void loop() {
    for (int i = 0; i < exitsOfALoop; i++) {
      crash();
      start("EXITED");
    }
    crash();
  }

  private void recover() {
    add("PROCESS_STATE_EXITED", payload("RUNNING expected:0 pid:4711"), A_WHILE);
    start("EXITED");
  }

  private void change(String state, String fromStateAndMore) {
    add("PROCESS_STATE_" + state, payload(fromStateAndMore), A_MOMENT);
  }

  private String payload(String fromStateAndMore) {
    return "processname:%s groupname:%s from_state:%s"
        .formatted(process.process(), process.group(), fromStateAndMore);
  }

  private void add(String event, String payload, Duration pause) {
    String header =
        "ver:3.0 server:supervisor serial:%d pool:notifier poolserial:%d eventname:%s len:%d\n"
            .formatted(
                steps.size(), steps.size(), event, payload.getBytes(StandardCharsets.UTF_8).length);
    try {
      RecordedEvents.of(header + payload).forEach(read -> steps.add(new Step(read, pause)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a closer look finds, so that the message has all that a real one can have. */
  static Findings found(Inspection inspection) {
    boolean isExit = inspection.kind() == Kind.CRASHED || inspection.kind() == Kind.CRASH_LOOP;
    return new Findings(
        inspection,
        isExit ? OptionalInt.of(EXIT_STATUS) : OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        isExit ? Optional.of(A_WHILE) : Optional.empty(),
        Sample.LOG);
  }

  /** Lets it happen. */
  void happenIn(Simulation simulation) {
    if (kind == Kind.EVENTS_LOST) {
      simulation.lose(LOST);
    }
    for (Step step : steps) {
      simulation.happen(step.event());
      simulation.pass(step.pause());
    }
  }
}

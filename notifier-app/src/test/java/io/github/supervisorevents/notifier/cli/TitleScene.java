package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.DurationText;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.message.MessageText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Something that happens to some processes, told by the real tracker. */
final class TitleScene {
  private static final String EVERYTHING =
      "crashed,backoff,gave_up,crash_loop,recovered,exited,started,stopped,unknown,"
          + "supervisor_started,supervisor_stopping,events_lost,TICK,PROCESS_LOG,"
          + "PROCESS_COMMUNICATION,REMOTE_COMMUNICATION,PROCESS_GROUP";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

  private final Simulation simulation;
  private final Map<String, Integer> exits = new HashMap<>();
  private final Map<String, String> signals = new HashMap<>();
  private final Map<String, String> states = new HashMap<>();
  private Optional<String> spawnError = Optional.empty();
  private final Map<String, Integer> pids = new HashMap<>();
  private int pid = 4711;
  private int serial;
  private int toldBefore;

  TitleScene(Path folder) throws ConfigurationException {
    NotifierConfig config =
        NotifierConfig.fromEnvironment(
            Map.of(
                "NOTIFIER_STATE_DIR",
                folder.toString(),
                "NOTIFY_ON",
                EVERYTHING,
                "REPEAT_AFTER",
                "1h"));
    simulation = new Simulation(config, List.of(), this::found, CLOCK);
  }

  private Findings found(Inspection inspection) {
    String name = inspection.process().fullName();
    int exit = exits.getOrDefault(name, -1);
    return new Findings(
        inspection,
        exit < 0 ? OptionalInt.empty() : OptionalInt.of(exit),
        Optional.ofNullable(signals.get(name)),
        spawnError,
        Optional.empty(),
        List.of());
  }

  String[] some(String group, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "%s:%s_%02d".formatted(group, group, i))
        .toArray(String[]::new);
  }

  /** These have been running for long; that they started is not told here. */
  TitleScene up(String group, int number) {
    return longRunning(some(group, number));
  }

  TitleScene up(String process) {
    return longRunning(process);
  }

  private TitleScene longRunning(String... who) {
    start(who);
    simulation.pass(Duration.ofDays(1));
    toldBefore = simulation.told().size();
    return this;
  }

  TitleScene start(String... who) {
    for (String process : who) {
      state(process, "STARTING", states.getOrDefault(process, "STOPPED") + " tries:0");
    }
    for (String process : who) {
      state(process, "RUNNING", "STARTING pid:" + ++pid);
      pids.put(process, pid);
    }
    return this;
  }

  TitleScene exit(int status, String... who) {
    for (String process : who) {
      exits.put(process, status);
      state(process, "EXITED", "RUNNING expected:0 pid:" + pids.get(process));
    }
    return this;
  }

  TitleScene killed(String signal, String... who) {
    for (String process : who) {
      signals.put(process, signal);
    }
    return exit(-1, who);
  }

  TitleScene exitAsExpected(String... who) {
    for (String process : who) {
      state(process, "EXITED", "RUNNING expected:1 pid:" + pids.get(process));
    }
    return this;
  }

  TitleScene spawnError(String words) {
    spawnError = Optional.of(words);
    return this;
  }

  TitleScene backoff(int tries, String... who) {
    for (String process : who) {
      state(process, "BACKOFF", "STARTING tries:" + tries);
    }
    return this;
  }

  TitleScene giveUp(String... who) {
    backoff(4, who);
    for (String process : who) {
      state(process, "FATAL", "BACKOFF");
    }
    return this;
  }

  TitleScene unknown(String... who) {
    for (String process : who) {
      state(process, "UNKNOWN", "RUNNING");
    }
    return this;
  }

  /** So many exits, each with a start after it, three seconds apart. */
  TitleScene loop(int times, String... who) {
    for (int i = 0; i < times; i++) {
      exit(1, who);
      start(who);
      pass("3s");
    }
    return this;
  }

  TitleScene stop(String... who) {
    for (String process : who) {
      state(process, "STOPPING", "RUNNING pid:4711");
    }
    return stopped(who);
  }

  /** Stopped by an operator while it was down, or at the end of being stopped. */
  TitleScene stopped(String... who) {
    for (String process : who) {
      state(process, "STOPPED", "STOPPING pid:4711");
    }
    return this;
  }

  TitleScene remove(String group) {
    return raw("PROCESS_GROUP_REMOVED", "groupname:" + group);
  }

  TitleScene supervisor(String state) {
    return raw("SUPERVISOR_STATE_CHANGE_" + state, "");
  }

  TitleScene lose(long events) {
    simulation.lose(events);
    return this;
  }

  TitleScene pass(String time) {
    simulation.pass(DurationText.parse(time));
    return this;
  }

  private void state(String process, String state, String more) {
    states.put(process, state);
    int colon = process.indexOf(':');
    String group = colon < 0 ? process : process.substring(0, colon);
    raw(
        "PROCESS_STATE_" + state,
        "processname:%s groupname:%s from_state:%s"
            .formatted(process.substring(colon + 1), group, more));
    simulation.pass(Duration.ofMillis(1));
  }

  TitleScene raw(String name, String payload) {
    serial++;
    String header =
        "ver:3.0 server:supervisor serial:%d pool:notifier poolserial:%d eventname:%s len:%d\n"
            .formatted(serial, serial, name, payload.length());
    try {
      RecordedEvents.of(header + payload).forEach(simulation::happen);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** What was told, with where it stands in its incident. */
  List<String> titles() {
    pass("30s");
    List<String> titles = new ArrayList<>();
    simulation.told().stream()
        .skip(toldBefore)
        .map(Told::notification)
        .forEach(
            told ->
                titles.add(
                    "%-8s  %s"
                        .formatted(
                            told.status().word(), MessageText.of(told, false, CLOCK).title())));
    return titles;
  }
}

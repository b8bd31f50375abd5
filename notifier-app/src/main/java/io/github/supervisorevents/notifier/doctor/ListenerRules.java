package io.github.supervisorevents.notifier.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What a notifier's own section must be like, but for its events and its secrets. */
final class ListenerRules {
  private static final int USUAL_BUFFER = 10;
  private static final int EVENTS_OF_A_START = 2;
  private static final int ROOM_FOR_ONE_PROCESS = 4;
  private static final int SMALLEST_GOOD_BUFFER = 100;
  private static final int USUAL_STOPWAITSECS = 10;
  private static final int FLUSH_SECONDS = 5;
  private static final int GOOD_STOPWAITSECS = 10;

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d_]*");

  /** What must be a number, and a good one. */
  private static final Map<String, String> NUMBERS =
      Map.of(
          "buffer_size", "1024",
          "numprocs", "1",
          "stopwaitsecs", String.valueOf(GOOD_STOPWAITSECS),
          "startsecs", "1",
          "startretries", "3",
          "priority", "-1");

  private final SupervisordConf conf;

  ListenerRules(SupervisordConf conf) {
    this.conf = conf;
  }

  List<Finding> look(ConfSection listener) {
    List<Finding> findings = new ArrayList<>();
    numbers(listener, findings);
    buffer(listener, findings);
    processes(listener, findings);
    output(listener, findings);
    starting(listener, findings);
    stopping(listener, findings);
    return findings;
  }

  private static void numbers(ConfSection listener, List<Finding> findings) {
    NUMBERS.forEach(
        (key, good) -> {
          String text = listener.text(key, good).strip();
          if (!NUMBER.matcher(text).matches() && !text.contains("%(")) {
            findings.add(
                Finding.wrong(
                    listener,
                    key,
                    "%s is no number: supervisord does not start with this".formatted(key),
                    key + "=" + good));
          }
        });
  }

  private void buffer(ConfSection listener, List<Finding> findings) {
    OptionalInt size = listener.number("buffer_size", USUAL_BUFFER);
    int processes = conf.processes();
    int atStart = EVENTS_OF_A_START * processes;
    int good = Math.max(SMALLEST_GOOD_BUFFER, ROOM_FOR_ONE_PROCESS * processes);
    if (size.isEmpty() || size.getAsInt() >= good) {
      return;
    }
    String change = "buffer_size=" + Math.max(1024, Integer.highestOneBit(good) * 2);
    String room =
        "supervisord keeps %d events while the notifier is busy%s"
            .formatted(
                size.getAsInt(), listener.entry("buffer_size").isPresent() ? "" : " (its default)");
    findings.add(
        size.getAsInt() < atStart
            ? Finding.wrong(
                listener,
                "buffer_size",
                "%s, but %d processes send %d events when they start: the oldest are dropped"
                    .formatted(room, processes, atStart),
                change)
            : Finding.risky(
                listener,
                "buffer_size",
                room + ": when much happens at once, the oldest are dropped",
                change));
  }

  private static void processes(ConfSection listener, List<Finding> findings) {
    if (listener.number("numprocs", 1).orElse(1) > 1) {
      findings.add(
          Finding.wrong(
              listener,
              "numprocs",
              "each process would get a part of the events only, and all but one end at once: a"
                  + " notifier's folder is for one notifier",
              "numprocs=1"));
    }
  }

  private static void output(ConfSection listener, List<Finding> findings) {
    if (listener.isTrue("redirect_stderr")) {
      findings.add(
          Finding.wrong(
              listener,
              "redirect_stderr",
              "the log would be mixed into the protocol: supervisord does not start with this",
              "redirect_stderr=false"));
    }
    if (listener.text("stderr_logfile", "").equalsIgnoreCase("NONE")
        || listener.text("stderr_logfile", "").equals("/dev/null")) {
      findings.add(
          Finding.risky(
              listener,
              "stderr_logfile",
              "nobody can read what the notifier says when it cannot deliver",
              "stderr_logfile=AUTO"));
    }
  }

  private static void starting(ConfSection listener, List<Finding> findings) {
    for (String key : List.of("autostart", "autorestart")) {
      if (listener.text(key, "true").toLowerCase(Locale.ROOT).matches("false|no|off|0")) {
        findings.add(
            Finding.risky(
                listener,
                key,
                key.equals("autostart")
                    ? "it does not run unless somebody starts it"
                    : "when it ends for whatever reason, nobody is told anything from then on",
                key + "=true"));
      }
    }
  }

  private static void stopping(ConfSection listener, List<Finding> findings) {
    OptionalInt seconds = listener.number("stopwaitsecs", USUAL_STOPWAITSECS);
    if (seconds.isPresent() && seconds.getAsInt() <= FLUSH_SECONDS) {
      findings.add(
          Finding.risky(
              listener,
              "stopwaitsecs",
              "the notifier takes up to %d s to send what is due before it ends; killed before, it sends that only after its next start"
                  .formatted(FLUSH_SECONDS),
              "stopwaitsecs=" + GOOD_STOPWAITSECS));
    }
    String signal = listener.text("stopsignal", "TERM").toUpperCase(Locale.ROOT);
    if (!signal.equals("TERM") && !signal.equals("SIGTERM") && !signal.equals("15")) {
      findings.add(
          Finding.risky(
              listener,
              "stopsignal",
              "only SIGTERM lets it send what is due before it ends",
              "stopsignal=TERM"));
    }
  }
}

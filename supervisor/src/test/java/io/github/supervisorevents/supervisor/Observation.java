package io.github.supervisorevents.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that can be seen of a supervisor from outside, without what differs from run to run: pids,
 * times, serials, the folder's name. For one thread.
 */
final class Observation {
  private static final Pattern EVENT = Pattern.compile("([A-Z_0-9]+)\t(.*)");
  private static final Pattern NAME = Pattern.compile("(?:processname|groupname):(\\S+)");
  private static final Pattern LOG_LINE =
      Pattern.compile("[-0-9]+ [0-9:,]+ ([A-Z]+) (.*)", Pattern.DOTALL);

  private final SupervisorProcess supervisor;
  private final List<String> conversation = new ArrayList<>();

  Observation(SupervisorProcess supervisor) {
    this.supervisor = supervisor;
  }

  /** Gives the installed supervisorctl a command; its answer becomes part of what was seen. */
  void ctl(String... words) throws Exception {
    Stream<String> answer = supervisor.ctl(words).lines().map(this::plain);
    // Which of several is ready first is chance.
    boolean aboutSeveral = List.of(words).toString().matches(".*(:\\*|all).*");
    conversation.add("> " + String.join(" ", words));
    conversation.addAll((aboutSeveral ? answer.sorted() : answer).toList());
  }

  /** Makes something part of what was seen. */
  void note(String fact) {
    conversation.add(fact);
  }

  /** Waits until programs are in these states: {@code "web RUNNING"}. */
  void awaitStates(String... wanted) throws Exception {
    for (String one : wanted) {
      String[] words = one.split(" ");
      Await.until(
          one + " in\n" + supervisor.output(),
          () -> supervisor.client().getProcessInfo(words[0]).stateName().equals(words[1]));
    }
  }

  /** Notes what getAllProcessInfo answers. */
  void processInfo() {
    supervisor.client().getAllProcessInfo().stream()
        .map(
            info ->
                String.join(
                    " | ",
                    info.namespec(),
                    info.stateName(),
                    info.pid() > 0 ? "has a pid" : "has no pid",
                    info.start().isPresent() ? "was started" : "was never started",
                    info.stop().isPresent() ? "has ended" : "has never ended",
                    "exit status " + info.exitStatus(),
                    "spawn error " + info.spawnError().orElse("none"),
                    "stdout in " + info.stdoutLog().orElse("none"),
                    "stderr in " + info.stderrLog().orElse("none"),
                    info.description()))
        .map(this::plain)
        .forEach(conversation::add);
  }

  /** What was asked and answered. */
  List<String> conversation() {
    return conversation;
  }

  /**
   * The events that a listener wrote down, by the process or group that they are about: their order
   * between processes is chance.
   */
  Map<String, List<String>> events(String file) {
    Map<String, List<String>> events = new TreeMap<>();
    for (String line : supervisor.read(file).lines().toList()) {
      Matcher event = EVENT.matcher(line);
      if (event.matches() && !event.group(1).startsWith("TICK")) {
        Matcher name = NAME.matcher(event.group(2));
        String about = name.find() ? name.group(1) : "the supervisor";
        String payload =
            event.group(2).replaceAll("pid:\\d+( exitstatus:\\S+| signal:\\S+)?", "pid:N");
        add(events.computeIfAbsent(about, key -> new ArrayList<>()), event.group(1), payload);
      }
    }
    return events;
  }

  // How output is cut into pieces is chance too.
  private static void add(List<String> events, String name, String payload) {
    int newline = payload.indexOf("\\n");
    int headEnd = newline < 0 ? payload.length() : newline + 2;
    String head = name + " " + payload.substring(0, headEnd);
    int last = events.size() - 1;
    if (name.startsWith("PROCESS_LOG") && last >= 0 && events.get(last).startsWith(head)) {
      events.set(last, events.get(last) + payload.substring(headEnd));
    } else {
      events.add(name + " " + payload);
    }
  }

  /** The files in its folder that a program wrote to, and what is in them. */
  Map<String, String> files(Predicate<String> wanted) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.newDirectoryStream(supervisor.folder())) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (wanted.test(name)) {
          contents.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }

  /** The main log's lines that name a program, with their levels, in order. */
  List<String> mainLog(String program) {
    Pattern named = Pattern.compile("(^|[ '])" + Pattern.quote(program) + "($|[ '])");
    return supervisor
        .read("main.log")
        .lines()
        .map(LOG_LINE::matcher)
        .filter(Matcher::matches)
        .filter(line -> named.matcher(line.group(2)).find())
        // How long one waits is chance.
        .filter(line -> !line.group(2).startsWith("waiting for"))
        .map(line -> plain(line.group(1) + " " + line.group(2)))
        .toList();
  }

  private String plain(String text) {
    return text.replace(supervisor.folder().toString(), "FOLDER")
        .replaceAll("pid \\d+", "pid N")
        .replaceAll("\\(\\d+\\) with SIGKILL", "(N) with SIGKILL")
        .replaceAll("^\\d+$", "N")
        .replaceAll("uptime \\d+:\\d\\d:\\d\\d", "uptime T")
        .replaceAll("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M", "DATE")
        .replaceAll("---supervisor-\\w{8}\\.log", "---supervisor-XXXXXXXX.log");
  }
}

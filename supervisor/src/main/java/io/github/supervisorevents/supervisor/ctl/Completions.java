package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.ProcessInfo;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What can be typed next. Asks the supervisor for names once a line. For one thread. */
final class Completions {
  private static final List<String> VERBS =
      List.of(
          "add",
          "avail",
          "clear",
          "exit",
          "fg",
          "help",
          "maintail",
          "open",
          "pid",
          "quit",
          "reload",
          "remove",
          "reread",
          "restart",
          "shutdown",
          "signal",
          "start",
          "status",
          "stop",
          "tail",
          "update",
          "version");
  private static final Set<String> TAKE_GROUPS = Set.of("add", "remove", "update");
  private static final Set<String> TAKE_PROCESSES =
      Set.of("clear", "fg", "pid", "restart", "signal", "start", "status", "stop", "tail");

  private final Supplier<List<ProcessInfo>> processes;
  private List<ProcessInfo> known = List.of();
  private boolean asked;

  Completions(Supplier<List<ProcessInfo>> processes) {
    this.processes = processes;
  }

  /** A new line begins: names may have changed. */
  void forget() {
    asked = false;
  }

  /**
   * The words that fit.
   *
   * @param before the words before the one that is being typed
   * @param word its beginning
   */
  List<String> of(List<String> before, String word) {
    Stream<String> candidates = Stream.empty();
    String verb = before.isEmpty() ? "" : before.get(0);
    if (verb.isEmpty() || verb.equals("help")) {
      candidates = VERBS.stream();
    } else if (TAKE_GROUPS.contains(verb)) {
      candidates = known().stream().map(ProcessInfo::group).distinct();
    } else if (TAKE_PROCESSES.contains(verb)) {
      candidates = known().stream().flatMap(info -> names(info, word)).distinct();
    }
    return candidates.filter(candidate -> candidate.startsWith(word)).toList();
  }

  private static Stream<String> names(ProcessInfo info, String word) {
    return word.contains(":") || !info.name().equals(info.group())
        ? Stream.of(info.group() + ":" + info.name(), info.group() + ":*")
        : Stream.of(info.name());
  }

  private List<ProcessInfo> known() {
    if (!asked) {
      known = processes.get();
      asked = true;
    }
    return known;
  }
}

package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.ProcessInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** {@code status [--json] [NAME...]} */
final class Status implements Verb {
  private static final int NARROWEST_NAME = 30;
  private static final Set<String> NOT_RUNNING = Set.of("STOPPED", "EXITED", "FATAL", "UNKNOWN");

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String help() {
    return """
    status <name>\t\tGet status for a single process
    status <gname>:*\tGet status for all processes in a group
    status <name> <name>\tGet status for multiple named processes
    status\t\t\tGet all process status info
    status --json [...]\tThe same as JSON\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    List<String> names = new ArrayList<>(arguments.words());
    boolean json = names.removeIf("--json"::equals);
    Consumer<String> words = json ? ctl::complain : ctl::say;
    if (!Upcheck.passes(ctl, words)) {
      ctl.fail(ExitStatus.STATUS_UNKNOWN);
      return;
    }
    List<ProcessInfo> all = ctl.client().getAllProcessInfo();
    List<ProcessInfo> wanted =
        names.isEmpty() || names.contains("all") ? all : select(ctl, words, all, names);
    if (json) {
      ctl.say(ProcessJson.of(wanted));
    } else {
      show(ctl, wanted);
    }
    if (wanted.stream().anyMatch(info -> NOT_RUNNING.contains(info.stateName()))) {
      ctl.fail(ExitStatus.STATUS_NOT_RUNNING);
    }
  }

  private static List<ProcessInfo> select(
      CtlSession ctl, Consumer<String> words, List<ProcessInfo> all, List<String> names) {
    List<ProcessInfo> wanted = new ArrayList<>();
    for (String name : names) {
      Namespec namespec = Namespec.parse(name);
      List<ProcessInfo> matching = all.stream().filter(info -> matches(namespec, info)).toList();
      wanted.addAll(matching);
      if (matching.isEmpty()) {
        words.accept(
            namespec.process().isEmpty()
                ? namespec.group() + ": ERROR (no such group)"
                : name + ": ERROR (no such process)");
        ctl.fail(ExitStatus.STATUS_UNKNOWN);
      }
    }
    return wanted;
  }

  private static boolean matches(Namespec namespec, ProcessInfo info) {
    return info.group().equals(namespec.group())
        && namespec.process().map(info.name()::equals).orElse(true);
  }

  private static void show(CtlSession ctl, List<ProcessInfo> infos) {
    int widest =
        infos.stream()
            .mapToInt(info -> Columns.width(info.namespec()))
            .reduce(NARROWEST_NAME, Math::max);
    for (ProcessInfo info : infos) {
      ctl.say(
          Columns.pad(info.namespec(), widest + 3)
              + Columns.pad(info.stateName(), 10)
              + info.description());
    }
  }
}

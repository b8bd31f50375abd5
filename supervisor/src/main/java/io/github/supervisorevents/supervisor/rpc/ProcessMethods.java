package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.control.Namespec;
import io.github.supervisorevents.supervisor.control.Outcome;
import io.github.supervisorevents.supervisor.control.ProcessStatus;
import io.github.supervisorevents.supervisor.control.Selection;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The {@code supervisor.*} methods that ask about or act on processes. */
final class ProcessMethods {
  private static final String NAME = "string name";
  private static final String WAIT = "[boolean wait]";

  private final MethodTable table;
  private final SupervisorControl control;
  private final Structs structs;

  ProcessMethods(MethodTable table, SupervisorControl control, Structs structs) {
    this.table = table;
    this.control = control;
    this.structs = structs;
  }

  void register() {
    info();
    start();
    stop();
    signal();
    table.add(
        "supervisor.sendProcessStdin",
        "boolean, " + NAME + ", string chars",
        "Writes text to the standard input of a process, as UTF-8.",
        p -> {
          Namespec spec = Namespec.parse(p.text(0));
          String text = p.textOrSay(1);
          return Answers.yes(one(spec, name -> control.writeStdin(name, text)));
        });
  }

  private void info() {
    table.add(
        "supervisor.getProcessInfo",
        "struct, " + NAME,
        "How a process is, as a struct.",
        p -> one(Namespec.parse(p.text(0)), control::process).thenApply(structs::process));
    table.add(
        "supervisor.getAllProcessInfo",
        "array",
        "How all processes are, as an array of structs.",
        none ->
            control
                .processes()
                .thenApply(
                    processes ->
                        XmlRpcValue.of(
                            processes.stream()
                                .sorted(Comparator.comparing(ProcessStatus::name))
                                .map(structs::process)
                                .toList())));
  }

  private void start() {
    table.add(
        "supervisor.startProcess",
        "boolean, " + NAME + ", " + WAIT,
        "Starts a process, or with group:* all of a group.",
        p -> {
          boolean wait = p.flag(1, true);
          return oneOrGroup(
              p.text(0), name -> control.start(name, wait), group -> control.start(group, wait));
        });
    table.add(
        "supervisor.startProcessGroup",
        "array, " + NAME + ", " + WAIT,
        "Starts all processes of a group.",
        p -> outcomes(control.start(new Selection.Group(p.text(0)), p.flag(1, true))));
    table.add(
        "supervisor.startAllProcesses",
        "array, " + WAIT,
        "Starts all processes.",
        p -> outcomes(control.start(new Selection.All(), p.flag(0, true))));
  }

  private void stop() {
    table.add(
        "supervisor.stopProcess",
        "boolean, " + NAME + ", " + WAIT,
        "Stops a process, or with group:* all of a group.",
        p -> {
          boolean wait = p.flag(1, true);
          return oneOrGroup(
              p.text(0), name -> control.stop(name, wait), group -> control.stop(group, wait));
        });
    table.add(
        "supervisor.stopProcessGroup",
        "array, " + NAME + ", " + WAIT,
        "Stops all processes of a group.",
        p -> outcomes(control.stop(new Selection.Group(p.text(0)), p.flag(1, true))));
    table.add(
        "supervisor.stopAllProcesses",
        "array, " + WAIT,
        "Stops all processes.",
        p -> outcomes(control.stop(new Selection.All(), p.flag(0, true))));
  }

  private void signal() {
    table.add(
        "supervisor.signalProcess",
        "boolean, " + NAME + ", string signal",
        "Sends a signal, by name or number, to a process, or with group:* to all of a group.",
        p -> {
          String signal = p.textOrNumber(1);
          return oneOrGroup(
              p.text(0), name -> signalOne(name, signal), group -> signalAll(group, signal));
        });
    table.add(
        "supervisor.signalProcessGroup",
        "array, " + NAME + ", string signal",
        "Sends a signal to all processes of a group.",
        p -> outcomes(signalAll(new Selection.Group(p.text(0)), p.textOrNumber(1))));
    table.add(
        "supervisor.signalAllProcesses",
        "array, string signal",
        "Sends a signal to all processes.",
        p -> outcomes(signalAll(new Selection.All(), p.textOrNumber(0))));
  }

  private CompletableFuture<?> signalOne(ProcessName name, String signal) {
    Optional<UnixSignal> parsed = UnixSignal.parse(signal);
    return parsed.isPresent()
        ? control.signal(name, parsed.get())
        : control.process(name).thenAccept(there -> refuse(signal));
  }

  private static void refuse(String signal) {
    throw badSignal(signal);
  }

  private static ControlException badSignal(String signal) {
    return ControlException.of(Fault.BAD_SIGNAL, signal);
  }

  private CompletableFuture<List<Outcome>> signalAll(Selection which, String signal) {
    Optional<UnixSignal> parsed = UnixSignal.parse(signal);
    return parsed.isPresent()
        ? control.signal(which, parsed.get())
        : control.processes().thenApply(processes -> refused(processes, which, signal));
  }

  private static List<Outcome> refused(
      List<ProcessStatus> processes, Selection which, String signal) {
    List<ProcessStatus> chosen =
        which instanceof Selection.Group group
            ? processes.stream().filter(one -> one.name().group().equals(group.name())).toList()
            : processes;
    if (which instanceof Selection.Group group && chosen.isEmpty()) {
      throw ControlException.of(Fault.BAD_NAME, group.name());
    }
    return chosen.stream()
        .filter(one -> one.state().isSignallable())
        .map(one -> Outcome.failed(one.name(), badSignal(signal)))
        .toList();
  }

  private CompletableFuture<XmlRpcValue> oneOrGroup(
      String given,
      Function<ProcessName, CompletableFuture<?>> one,
      Function<Selection, CompletableFuture<List<Outcome>>> all) {
    Namespec spec = Namespec.parse(given);
    return spec.process().isPresent()
        ? Answers.yes(one(spec, one::apply))
        : outcomes(all.apply(new Selection.Group(spec.group())));
  }

  private <T> CompletableFuture<T> one(
      Namespec spec, Function<ProcessName, CompletableFuture<T>> request) {
    return Requests.one(spec, request);
  }

  private CompletableFuture<XmlRpcValue> outcomes(CompletableFuture<List<Outcome>> request) {
    return request.thenApply(
        outcomes -> XmlRpcValue.of(outcomes.stream().map(structs::outcome).toList()));
  }
}

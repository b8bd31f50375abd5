package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.FaultCode;
import io.github.supervisorevents.listener.rpc.ProcessResult;
import io.github.supervisorevents.listener.rpc.RpcFault;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something done to all processes, to groups, or to single ones, as the names ask for it.
 *
 * @param all does it to all
 * @param group does it to a group
 * @param one does it to one process
 * @param words what is said of each
 * @param misused the exit status when there is no name, or no such group
 */
record ProcessAction(
    Supplier<List<ProcessResult>> all,
    Function<String, List<ProcessResult>> group,
    Consumer<String> one,
    OutcomeWords words,
    ExitStatus misused) {

  /** Does it to what the arguments of a verb name. */
  void run(Verb verb, CtlSession ctl, Arguments arguments) {
    if (!Upcheck.passes(ctl)) {
      return;
    }
    List<String> names = arguments.words();
    if (names.isEmpty()) {
      verb.refuse(ctl, "Error: " + verb.name() + " requires a process name", misused);
      return;
    }
    run(ctl, names);
  }

  void run(CtlSession ctl, List<String> names) {
    if (names.contains("all")) {
      all.get().forEach(result -> words.report(ctl, result));
      return;
    }
    for (String name : names) {
      Namespec namespec = Namespec.parse(name);
      if (namespec.process().isEmpty()) {
        runGroup(ctl, namespec.group());
      } else {
        runOne(ctl, name, namespec);
      }
    }
  }

  private void runGroup(CtlSession ctl, String name) {
    try {
      group.apply(name).forEach(result -> words.report(ctl, result));
    } catch (RpcFault e) {
      if (!e.is(FaultCode.BAD_NAME)) {
        throw e;
      }
      ctl.say(name + ": ERROR (no such group)");
      ctl.fail(misused);
    }
  }

  private void runOne(CtlSession ctl, String name, Namespec namespec) {
    try {
      one.accept(name);
      words.reportDone(ctl, namespec);
    } catch (RpcFault e) {
      words.report(ctl, namespec, e);
    }
  }
}

package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.control.SupervisorStatus;
import io.github.supervisorevents.supervisor.state.SupervisorState;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The {@code supervisor.*} methods that ask about or act on the supervisor as a whole. */
final class SupervisorMethods {
  /** The version of the interface, which clients compare. */
  private static final String API_VERSION = "3.0";

  private final MethodTable table;
  private final SupervisorControl control;
  private final Structs structs;
  private final String version;

  SupervisorMethods(MethodTable table, SupervisorControl control, Structs structs, String version) {
    this.table = table;
    this.control = control;
    this.structs = structs;
    this.version = version;
  }

  void register() {
    facts();
    configuration();
    table.add(
        "supervisor.shutdown",
        "boolean",
        "Stops all processes, then the supervisor.",
        none -> Answers.yes(control.shutdown()));
    table.add(
        "supervisor.restart",
        "boolean",
        "Stops all processes, then starts anew with the configuration read again.",
        none -> Answers.yes(control.restart()));
    table.add(
        "supervisor.sendRemoteCommEvent",
        "boolean, string type, string data",
        "Sends an event to the listeners that subscribed to REMOTE_COMMUNICATION.",
        p -> Answers.yes(control.sendRemoteEvent(p.text(0), p.text(1))));
  }

  private void facts() {
    table.add(
        "supervisor.getAPIVersion",
        "string",
        "The version of this interface.",
        none -> running(status -> XmlRpcValue.of(API_VERSION)));
    table.alias("supervisor.getVersion", "supervisor.getAPIVersion");
    table.add(
        "supervisor.getSupervisorVersion",
        "string",
        "The version of the supervisor.",
        none -> running(status -> XmlRpcValue.of(version)));
    table.add(
        "supervisor.getIdentification",
        "string",
        "What this supervisor calls itself.",
        none -> running(status -> XmlRpcValue.of(status.identifier())));
    table.add(
        "supervisor.getState",
        "struct",
        "The supervisor's state as a struct of statecode and statename.",
        none -> running(structs::state));
    table.add(
        "supervisor.getPID",
        "int",
        "The supervisor's process id.",
        none -> running(status -> XmlRpcValue.of(status.pid())));
  }

  private void configuration() {
    table.add(
        "supervisor.reloadConfig",
        "array",
        "Reads the configuration again without acting on it. The result is"
            + " [[added, changed, removed]], each an array of names of groups.",
        none -> control.reloadConfig().thenApply(structs::changes));
    table.add(
        "supervisor.addProcessGroup",
        "boolean, string name",
        "Makes a group of the configuration active, and starts its processes that have autostart.",
        p -> Answers.yes(control.addGroup(p.text(0))));
    table.add(
        "supervisor.removeProcessGroup",
        "boolean, string name",
        "Drops an active group, all of whose processes must have stopped.",
        p -> Answers.yes(control.removeGroup(p.text(0))));
    table.add(
        "supervisor.getAllConfigInfo",
        "array",
        "The settings of every process in the configuration, as an array of structs.",
        none ->
            control
                .configuration()
                .thenApply(
                    programs ->
                        XmlRpcValue.of(
                            programs.stream()
                                .sorted(Comparator.comparing(one -> one.program().name()))
                                .map(structs::config)
                                .toList())));
  }

  private CompletableFuture<XmlRpcValue> running(Function<SupervisorStatus, XmlRpcValue> answer) {
    return control.status().thenApply(status -> answer.apply(unlessEnding(status)));
  }

  /** Nothing is answered while the supervisor shuts down or restarts. */
  static SupervisorStatus unlessEnding(SupervisorStatus status) {
    if (status.state().code() < SupervisorState.RUNNING.code()) {
      throw ControlException.of(Fault.SHUTDOWN_STATE);
    }
    return status;
  }
}
